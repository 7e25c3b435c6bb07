import { describe, expect, it } from 'vitest';

import { kindsOfFile, mediumProblem } from './media-rules.ts';

const megabyte = 1024 * 1024;

describe('a file', () => {
  it.each([
    ['image', 'image/png', 5 * megabyte, null],
    ['image', 'image/png', 5 * megabyte + 1, 'size'],
    ['image', 'image/gif', 10, 'type'],
    ['video', 'video/mp4', 17 * megabyte, 'size'],
    ['sticker', 'image/png', 10, 'type'],
    ['audio', 'audio/ogg', 10, null],
  ] as const)('as %s of %s with %i bytes: %s', (kind, mimeType, byteSize, expected) => {
    expect(mediumProblem(kind, { mimeType, byteSize })).toBe(expected);
  });

  it('has the kinds it can be sent as, and none when Meta takes it nowhere', () => {
    expect(kindsOfFile({ mimeType: 'image/webp', byteSize: 10 })).toEqual(['sticker']);
    expect(kindsOfFile({ mimeType: 'application/zip', byteSize: 10 })).toEqual([]);
  });
});
