import { isObject } from '../graph/read-body.ts';

export const mediaKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** A medium that a message uses: by the id of an upload, or by a link that Meta fetches. */
export interface UsedMedium {
  kind: MediaKind;
  id: string | null;
  link: string | null;
}

function used(kind: MediaKind, value: Record<string, unknown>): UsedMedium | undefined {
  const { id, link } = value;
  if (typeof id === 'string') return { kind, id, link: null };
  if (typeof link === 'string') return { kind, id: null, link };
  return undefined;
}

/** Every medium in a message, wherever in it: header, card, parameter or the message itself. */
export function mediaInSend(kind: string, content: unknown): UsedMedium[] {
  const found: UsedMedium[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) visit(each);
      return;
    }
    if (!isObject(value)) return;
    for (const [name, each] of Object.entries(value)) {
      const medium = mediaKinds.find((one) => one === name);
      const use = medium && isObject(each) ? used(medium, each) : undefined;
      if (use) found.push(use);
      else visit(each);
    }
  };
  visit({ [kind]: content });
  return found;
}

const types: Record<MediaKind, RegExp> = {
  image: /^image\/(jpeg|png)$/,
  video: /^video\/(mp4|3gpp)$/,
  audio: /^audio\/(aac|amr|mpeg|mp4|ogg)/,
  document: /^(text\/plain|application\/)/,
  sticker: /^image\/webp$/,
};

/** Whether a file of this type can be sent as this kind of message (cloud API, supported media types). */
export function suitsKind(kind: MediaKind, mimeType: string): boolean {
  return types[kind].test(mimeType);
}
