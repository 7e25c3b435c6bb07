import { qrShape } from './qr-shape.ts';

/** Width of a picture for print, in its own units; a line of text holds about this many letters. */
const width = 600;
const lettersPerLine = 52;
const lineHeight = 26;

/**
 * A QR code for print as an SVG document, with the words people have to read beside it: what they agree to
 * by sending the message. Black on white, because scanners need it whatever the screen's theme is.
 */
export function qrPicture(url: string, words: string): string {
  const { size, path } = qrShape(url);
  const lines = wrap(words, lettersPerLine);
  const height = width + (lines.length === 0 ? 0 : lines.length * lineHeight + 24);
  const text = lines
    .map(
      (line, place) =>
        `<text x="${width / 2}" y="${width + place * lineHeight + 16}" text-anchor="middle">${escape(line)}</text>`,
    )
    .join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<path transform="scale(${width / size})" d="${path}" fill="#000" shape-rendering="crispEdges"/>`,
    `<g font-family="system-ui, 'Noto Sans', sans-serif" font-size="20" fill="#000">${text}</g>`,
    '</svg>',
  ].join('');
}

/** The same picture as PNG, twice as large, drawn by the browser. */
export async function qrPng(url: string, words: string): Promise<Blob> {
  const source = URL.createObjectURL(new Blob([qrPicture(url, words)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('The browser could not draw the picture.'));
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(source);
  }
}

/** Breaks at spaces; a script without spaces breaks anywhere. */
function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.trim().split('\n')) {
    let line = '';
    for (const word of paragraph.split(/(?<=\s)|(?=[\p{Script=Han}])/u)) {
      if (widthOf(line) + widthOf(word.trimEnd()) > most && line !== '') {
        lines.push(line.trimEnd());
        line = '';
      }
      line += word;
    }
    lines.push(line.trimEnd());
  }
  return lines.length === 1 && lines[0] === '' ? [] : lines;
}

/** Chinese characters are twice as wide as letters. */
function widthOf(text: string): number {
  return text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
