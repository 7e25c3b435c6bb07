import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The value of `X-Hub-Signature-256` for a body.
 *
 * @param rawBody The bytes on the wire: Meta signs its own escapes (`\u00e9`, `\/`), which are lost
 *   once a body was parsed and written again.
 * @param secret App secret.
 */
export function sign(rawBody: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}`;
}

/** Whether a body was signed with the app secret. Takes the same time for any wrong signature. */
export function verifySignature(
  rawBody: Buffer,
  header: string | null | undefined,
  secret: string,
): boolean {
  const expected = Buffer.from(sign(rawBody, secret));
  const given = Buffer.from(header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
