import encodeQR from 'qr';

/** The dark squares of a QR code as one SVG path, with its size in squares. */
export interface QrShape {
  size: number;
  path: string;
}

/** Squares of quiet border that scanners ask for. */
const border = 4;

/** Medium error correction: it survives a crease, and stays readable when printed small. */
export function qrShape(text: string): QrShape {
  const squares = encodeQR(text, 'raw', { ecc: 'medium', border });
  const path = squares
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size: squares.length, path };
}
