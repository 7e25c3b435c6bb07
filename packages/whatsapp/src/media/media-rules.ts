/** What a medium is sent as. */
export type MediumKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

export interface MediumRule {
  mimeTypes: readonly string[];
  /** bytes */
  maxBytes: number;
}

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** Types and sizes Meta accepts for each kind (Cloud API, "Supported media types"). */
export const mediaRules: Readonly<Record<MediumKind, MediumRule>> = {
  image: { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 5 * megabyte },
  video: { mimeTypes: ['video/mp4', 'video/3gpp'], maxBytes: 16 * megabyte },
  audio: {
    mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
    maxBytes: 16 * megabyte,
  },
  document: {
    mimeTypes: [
      'application/pdf',
      'text/plain',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    maxBytes: 100 * megabyte,
  },
  /** An animated one may have 500 kB, a still one 100 kB; Meta looks at the file, we at the larger size. */
  sticker: { mimeTypes: ['image/webp'], maxBytes: 500 * kilobyte },
};

export const mediumKinds: readonly MediumKind[] = [
  'image',
  'video',
  'audio',
  'document',
  'sticker',
];

/** The largest file of any kind. */
export const largestMedium = Math.max(...mediumKinds.map((kind) => mediaRules[kind].maxBytes));

/** What keeps a file from being sent as this kind; null when nothing does. */
export function mediumProblem(
  kind: MediumKind,
  file: { mimeType: string; byteSize: number },
): 'type' | 'size' | null {
  const rule = mediaRules[kind];
  if (!rule.mimeTypes.includes(file.mimeType)) return 'type';
  return file.byteSize > rule.maxBytes ? 'size' : null;
}

/** Kinds a file can be sent as. */
export function kindsOfFile(file: { mimeType: string; byteSize: number }): MediumKind[] {
  return mediumKinds.filter((kind) => mediumProblem(kind, file) === null);
}
