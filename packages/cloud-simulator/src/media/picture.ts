import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [number, number, number];

/** A flat shape: where it is and its colour. Places are in pixels of a 800 × 418 picture. */
export type Shape =
  | { kind: 'disc'; x: number; y: number; radius: number; colour: Colour }
  | {
      kind: 'box';
      x: number;
      y: number;
      width: number;
      height: number;
      round: number;
      colour: Colour;
    }
  | { kind: 'ring'; x: number; y: number; radius: number; thick: number; colour: Colour };

export interface Scene {
  top: Colour;
  bottom: Colour;
  shapes: Shape[];
}

const width = 800;
const height = 418;

/** How much of a pixel a shape covers, 0 to 1, with a soft edge of one pixel. */
function cover(shape: Shape, x: number, y: number): number {
  let outside: number;
  switch (shape.kind) {
    case 'disc':
      outside = Math.hypot(x - shape.x, y - shape.y) - shape.radius;
      break;
    case 'ring':
      outside = Math.abs(Math.hypot(x - shape.x, y - shape.y) - shape.radius) - shape.thick / 2;
      break;
    case 'box': {
      const dx = Math.abs(x - shape.x - shape.width / 2) - shape.width / 2 + shape.round;
      const dy = Math.abs(y - shape.y - shape.height / 2) - shape.height / 2 + shape.round;
      outside =
        Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - shape.round;
      break;
    }
  }
  return Math.min(1, Math.max(0, 0.5 - outside));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A PNG (8 bit RGB), the kind of picture WhatsApp takes; `pixelAt` says each pixel's colour. */
export function encodePng(
  width: number,
  height: number,
  pixelAt: (x: number, y: number) => Colour,
): Buffer {
  const pixels = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels.set(pixelAt(x, y), y * (1 + width * 3) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Paints a scene as a PNG. */
export function paint(scene: Scene): Buffer {
  return encodePng(width, height, (x, y) => {
    const share = y / (height - 1);
    const mixed = (channel: 0 | 1 | 2): number => {
      let value = scene.top[channel] + (scene.bottom[channel] - scene.top[channel]) * share;
      for (const shape of scene.shapes) {
        const part = cover(shape, x + 0.5, y + 0.5);
        if (part > 0) value += (shape.colour[channel] - value) * part;
      }
      return value;
    };
    return [mixed(0), mixed(1), mixed(2)];
  });
}
