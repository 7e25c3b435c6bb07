import type { MediaKind } from '../messages/media-in-send.ts';
import { paint } from './picture.ts';
import { scenes } from './scenes.ts';

/** A file that a phone offers when nobody brings one. */
export interface SampleMedium {
  bytes: Buffer;
  mimeType: string;
}

function picture(): SampleMedium {
  const scene = scenes['summer.png'];
  if (!scene) throw new Error('the scene summer.png is missing');
  return { bytes: paint(scene), mimeType: 'image/png' };
}

/** A page of one line, with the cross-reference table that readers ask for. */
function document(): SampleMedium {
  const page = 'BT /F1 24 Tf 72 700 Td (Sample document) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return { bytes: Buffer.from(text, 'latin1'), mimeType: 'application/pdf' };
}

/** The checksum of an Ogg page (RFC 3533): polynomial 0x04c11db7, unreflected, from zero. */
function oggChecksum(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) {
    sum = (sum ^ (byte << 24)) >>> 0;
    for (let bit = 0; bit < 8; bit += 1) {
      sum = ((sum & 0x80000000) === 0 ? sum << 1 : (sum << 1) ^ 0x04c11db7) >>> 0;
    }
  }
  return sum;
}

function oggPage(sequence: number, flags: number, position: number, packets: Buffer[]): Buffer {
  const head = Buffer.alloc(27 + packets.length);
  head.write('OggS', 0, 'latin1');
  head[5] = flags;
  head.writeBigUInt64LE(BigInt(position), 6);
  head.writeUInt32LE(1, 14);
  head.writeUInt32LE(sequence, 18);
  head[26] = packets.length;
  for (const [place, packet] of packets.entries()) head[27 + place] = packet.length;
  const page = Buffer.concat([head, ...packets]);
  page.writeUInt32LE(oggChecksum(page), 22);
  return page;
}

/** Two seconds of silence as a voice message: Ogg with Opus, mono (RFC 7845). */
function voice(): SampleMedium {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0, 'latin1');
  head.set([1, 1], 8);
  head.writeUInt32LE(48_000, 12);
  const tags = Buffer.alloc(16);
  tags.write('OpusTags', 0, 'latin1');
  // One frame of 20 ms of silence, CELT in full band.
  const silence = Buffer.from([0xf8, 0xff, 0xfe]);
  const frames = Array.from({ length: 100 }, () => silence);
  return {
    bytes: Buffer.concat([
      oggPage(0, 2, 0, [head]),
      oggPage(1, 0, 0, [tags]),
      oggPage(2, 4, frames.length * 960, frames),
    ]),
    mimeType: 'audio/ogg',
  };
}

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** An MP4 file that says how long it is and holds no track: enough to be carried, stored and named. */
function film(): SampleMedium {
  const brand = Buffer.from('isom\u0000\u0000\u0002\u0000isomiso2mp41', 'latin1');
  const header = Buffer.alloc(100);
  header.writeUInt32BE(1000, 12);
  header.writeUInt32BE(2000, 16);
  header.writeUInt32BE(0x00010000, 20);
  header.writeUInt16BE(0x0100, 24);
  for (const [place, value] of [
    [36, 0x00010000],
    [52, 0x00010000],
    [68, 0x40000000],
    [96, 1],
  ] as const) {
    header.writeUInt32BE(value, place);
  }
  return {
    bytes: Buffer.concat([box('ftyp', brand), box('moov', box('mvhd', header)), box('mdat')]),
    mimeType: 'video/mp4',
  };
}

/** Writes bits from the lowest of each byte on, as lossless WebP has them. */
function bitWriter() {
  const bytes: number[] = [];
  let place = 0;
  return {
    write: (value: number, bits: number): void => {
      for (let bit = 0; bit < bits; bit += 1) {
        if (place % 8 === 0) bytes.push(0);
        const last = bytes.length - 1;
        bytes[last] = (bytes[last] ?? 0) | (((value >> bit) & 1) << (place % 8));
        place += 1;
      }
    },
    done: (): Buffer => Buffer.from(bytes),
  };
}

const stickerSide = 512;

/** Whether a pixel belongs to the smiling face, and to its eyes and mouth. */
function face(x: number, y: number): { inside: boolean; dark: boolean } {
  const dx = x - stickerSide / 2;
  const dy = y - stickerSide / 2;
  const inside = Math.hypot(dx, dy) < 240;
  const eye = Math.hypot(Math.abs(dx) - 85, dy + 70) < 34;
  const mouth = dy > 20 && Math.abs(Math.hypot(dx, dy) - 140) < 16;
  return { inside, dark: eye || mouth };
}

/** A smiling face as lossless WebP (RFC 9649): two greens, two alphas, one red and one blue. */
function sticker(): SampleMedium {
  const { write, done } = bitWriter();
  write(0x2f, 8);
  write(stickerSide - 1, 14);
  write(stickerSide - 1, 14);
  write(1, 1);
  write(0, 3);
  // No transform, no colour cache, one set of prefix codes.
  write(0, 1);
  write(0, 1);
  write(0, 1);
  const one = (symbol: number): void => {
    write(1, 1);
    write(0, 1);
    write(1, 1);
    write(symbol, 8);
  };
  const two = (first: number, second: number): void => {
    write(1, 1);
    write(1, 1);
    write(1, 1);
    write(first, 8);
    write(second, 8);
  };
  two(120, 200);
  one(250);
  one(40);
  two(0, 255);
  one(0);
  for (let y = 0; y < stickerSide; y += 1) {
    for (let x = 0; x < stickerSide; x += 1) {
      const { inside, dark } = face(x, y);
      write(dark ? 0 : 1, 1);
      write(inside ? 1 : 0, 1);
    }
  }
  const data = done();
  const padded = data.length % 2 === 0 ? data : Buffer.concat([data, Buffer.alloc(1)]);
  const head = Buffer.alloc(20);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(padded.length + 12, 4);
  head.write('WEBPVP8L', 8, 'latin1');
  head.writeUInt32LE(data.length, 16);
  return { bytes: Buffer.concat([head, padded]), mimeType: 'image/webp' };
}

const samples: Record<MediaKind, () => SampleMedium> = {
  image: picture,
  document,
  audio: voice,
  video: film,
  sticker,
};

/** A small file of a kind, drawn here: nothing is fetched from anywhere. */
export function sampleMedium(kind: MediaKind): SampleMedium {
  return samples[kind]();
}
