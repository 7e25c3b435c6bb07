import encodeQR from 'qr';

import { encodePng } from '../media/picture.ts';
import { deepLinkOf } from './qr-code-shelf.ts';

const dot = 8;
const border = 4;

/** A code as SVG. */
export function qrCodeSvg(code: string): string {
  return encodeQR(deepLinkOf(code), 'svg', { border });
}

/** The dots of a code, row by row; true is dark. */
export function qrCodeDots(code: string): boolean[][] {
  return encodeQR(deepLinkOf(code), 'raw', { border });
}

/** A code as PNG, black on white. */
export function qrCodePng(code: string): Buffer {
  const dots = qrCodeDots(code);
  const side = dots.length * dot;
  return encodePng(side, side, (x, y) => {
    const dark = dots[Math.floor(y / dot)]?.[Math.floor(x / dot)] === true;
    return dark ? [0, 0, 0] : [255, 255, 255];
  });
}
