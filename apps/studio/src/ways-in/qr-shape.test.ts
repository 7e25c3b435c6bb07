import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';

import { qrShape } from './qr-shape.ts';

const url = 'https://wa.me/393331234567?text=Hello%20Luma';
const pixelsPerSquare = 4;

test('a camera reads the link from the squares, quiet border included', () => {
  const { size, path } = qrShape(url);
  const side = size * pixelsPerSquare;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
    expect(Math.max(Number(x), Number(y))).toBeLessThan(size - 4);
    for (let row = 0; row < pixelsPerSquare; row += 1) {
      const from = (Number(y) * pixelsPerSquare + row) * side + Number(x) * pixelsPerSquare;
      data.fill(0, from * 4, (from + pixelsPerSquare) * 4);
    }
  }
  expect(decodeQR({ width: side, height: side, data })).toBe(url);
});
