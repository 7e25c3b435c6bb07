import { GraphError } from '../graph/graph-error.ts';

const megabyte = 1024 * 1024;
const kilobyte = 1024;

/** Types of files that can be sent, and their largest size in bytes (cloud-api.md, 3.4). */
const largest: Record<string, number> = {
  'image/jpeg': 5 * megabyte,
  'image/png': 5 * megabyte,
  'image/webp': 500 * kilobyte,
  'video/mp4': 16 * megabyte,
  'video/3gpp': 16 * megabyte,
  'audio/aac': 16 * megabyte,
  'audio/amr': 16 * megabyte,
  'audio/mpeg': 16 * megabyte,
  'audio/mp4': 16 * megabyte,
  'audio/ogg': 16 * megabyte,
  'text/plain': 100 * megabyte,
  'application/pdf': 100 * megabyte,
  'application/msword': 100 * megabyte,
  'application/vnd.ms-excel': 100 * megabyte,
  'application/vnd.ms-powerpoint': 100 * megabyte,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 100 * megabyte,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 100 * megabyte,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 100 * megabyte,
};

const largestStillSticker = 100 * kilobyte;

/** The largest body an upload may have: the largest document and some framing. */
export const largestUpload = 101 * megabyte;

/** What the first bytes of a file must be; types that are not here are taken as they say. */
const marks: Record<string, (bytes: Buffer) => boolean> = {
  'image/jpeg': (bytes) => bytes.readUIntBE(0, 3) === 0xff_d8_ff,
  'image/png': (bytes) => bytes.subarray(1, 4).toString('latin1') === 'PNG',
  'image/webp': (bytes) => bytes.subarray(8, 12).toString('latin1') === 'WEBP',
  'video/mp4': (bytes) => bytes.subarray(4, 8).toString('latin1') === 'ftyp',
  'video/3gpp': (bytes) => bytes.subarray(4, 8).toString('latin1') === 'ftyp',
  'audio/ogg': (bytes) => bytes.subarray(0, 4).toString('latin1') === 'OggS',
  'application/pdf': (bytes) => bytes.subarray(0, 4).toString('latin1') === '%PDF',
};

/** Whether a WebP moves: the animation bit of its extended header. */
function isAnimated(bytes: Buffer): boolean {
  return bytes.subarray(12, 16).toString('latin1') === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0;
}

/** A type without its parameters: `audio/ogg; codecs=opus` is `audio/ogg`. */
export function plainType(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Throws 100 for a type that can't be sent or bytes of another type, 131053 for a file too large. */
export function checkUpload(mimeType: string, bytes: Buffer): void {
  const type = plainType(mimeType);
  const limit = largest[type];
  const genuine = bytes.length >= 12 && marks[type]?.(bytes);
  if (limit === undefined || genuine === false) {
    const received = limit === undefined ? type : 'application/octet-stream';
    throw new GraphError(
      100,
      `Param file must be a file with one of the following types: ${Object.keys(largest).join(', ')}. Received file of type '${received}'.`,
    );
  }
  const stillSticker = type === 'image/webp' && !isAnimated(bytes);
  const allowed = stillSticker ? largestStillSticker : limit;
  if (bytes.length > allowed) {
    throw new GraphError(
      131053,
      `The file is too large: ${bytes.length} bytes, at most ${allowed} are allowed for ${type}.`,
    );
  }
}
