import { createHmac } from 'node:crypto';

/**
 * JSON as Meta writes it into webhooks: everything outside ASCII as `\uXXXX`, slashes as `\/`. A
 * receiver that verifies re-serialised text instead of the received bytes notices here.
 */
export function escapedJson(value: unknown): string {
  return JSON.stringify(value).replace(/[/\u0080-\uffff]/g, (character) =>
    character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Value of `X-Hub-Signature-256` for a body of ASCII characters. */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body, 'latin1').digest('hex')}`;
}
