import { describe, expect, test } from 'vitest';

import { qrPicture } from './qr-picture.ts';

const url = 'https://wa.me/message/ABCDEF';

function linesOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, line]) => line ?? '');
}

describe('a QR code for print', () => {
  test('carries the words of consent, broken into lines and never into markup', () => {
    const words = `By sending <this> you agree to receive offers & news from Luma on WhatsApp. Reply STOP to end it.`;
    const svg = qrPicture(url, words);
    const lines = linesOf(svg);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line.length <= 65)).toBe(true);
    expect(lines.join(' ')).toContain('&lt;this&gt; you agree to receive offers &amp; news');
  });

  test('breaks Chinese anywhere, and is a plain square without words', () => {
    expect(linesOf(qrPicture(url, '发送此消息即表示您同意'.repeat(6))).length).toBeGreaterThan(1);
    const plain = qrPicture(url, '');
    expect(linesOf(plain)).toEqual([]);
    expect(plain).toContain('width="600" height="600"');
  });
});
