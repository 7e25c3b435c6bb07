import { createHmac, timingSafeEqual } from 'node:crypto';

/** Path under which short links answer; a template's tracked button is approved with `<base>/l/{{1}}`. */
export const shortLinkPath = '/l/';

/** Makes and reads the codes of short links. A code names its message and link, so no table is needed. */
export interface ShortLinks {
  /** Without trailing slash, e.g. `https://waypost.example.com`. */
  readonly base: string;
  codeOf(messageId: string, index: number): string;
  urlOf(messageId: string, index: number): string;
  /** The message and link of a code; null for what was not made here. */
  read(code: string): { messageId: string; index: number } | null;
}

const idLength = 16;
const sealLength = 6;

/**
 * @param key 32 bytes; codes made with another one are not read.
 * @param base Where people reach this installation: `PUBLIC_URL`, or this machine while there is none.
 */
export function createShortLinks(key: Buffer, base: string): ShortLinks {
  const seal = (named: Buffer): Buffer =>
    createHmac('sha256', key).update('short-link').update(named).digest().subarray(0, sealLength);
  const codeOf = (messageId: string, index: number): string => {
    const named = Buffer.concat([
      Buffer.from(messageId.replaceAll('-', ''), 'hex'),
      Buffer.from([index]),
    ]);
    return Buffer.concat([named, seal(named)]).toString('base64url');
  };
  return {
    base,
    codeOf,
    urlOf: (messageId, index) => `${base}${shortLinkPath}${codeOf(messageId, index)}`,
    read(code) {
      const bytes = Buffer.from(code, 'base64url');
      if (bytes.length !== idLength + 1 + sealLength) return null;
      const named = bytes.subarray(0, idLength + 1);
      if (!timingSafeEqual(seal(named), bytes.subarray(idLength + 1))) return null;
      const hex = named.toString('hex', 0, idLength);
      return {
        messageId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
        index: named.readUInt8(idLength),
      };
    },
  };
}
