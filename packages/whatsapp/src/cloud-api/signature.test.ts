import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { sign, verifySignature } from './signature.ts';

/** RFC 4231, test case 2. */
const vector = {
  secret: 'Jefe',
  body: Buffer.from('what do ya want for nothing?'),
  digest: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
};

describe('a webhook’s signature', () => {
  it('is HMAC-SHA256 of the bytes, in lower-case hex', () => {
    expect(sign(vector.body, vector.secret)).toBe(`sha256=${vector.digest}`);
    expect(verifySignature(vector.body, `sha256=${vector.digest}`, vector.secret)).toBe(true);
  });

  it('covers Meta’s escapes as they are on the wire', () => {
    const escaped = Buffer.from(
      '{"text":"caff\\u00e8 \\ud83d\\ude00","url":"https:\\/\\/a.example"}',
    );
    const header = `sha256=${createHmac('sha256', 'secret').update(escaped).digest('hex')}`;
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(escaped.toString())));
    expect(verifySignature(escaped, header, 'secret')).toBe(true);
    expect(verifySignature(rewritten, header, 'secret')).toBe(false);
  });

  it.each([
    ['another secret', `sha256=${vector.digest}`, 'jefe'],
    ['no header', undefined, 'Jefe'],
    ['an empty header', '', 'Jefe'],
    ['no prefix', vector.digest, 'Jefe'],
    ['half of it', `sha256=${vector.digest.slice(0, 32)}`, 'Jefe'],
    ['one changed digit', `sha256=${vector.digest.replace('5', '6')}`, 'Jefe'],
    ['characters of several bytes', `sha256=${'é'.repeat(64)}`, 'Jefe'],
  ])('is refused with %s', (_, header, secret) => {
    expect(verifySignature(vector.body, header, secret)).toBe(false);
  });
});
