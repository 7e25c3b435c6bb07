import { mediaReference } from '../media-reference.ts';
import { isCoordinate, isWebAddress } from '../parameter-rules.ts';
import type { RenderProblemCode } from '../render-problem.ts';

/** Something that Meta would refuse, at one field of a response. */
export interface FieldProblem {
  /** Seen from the content of one language: `body`, `buttons.0`, `sections.1.rows.0.title`. */
  path: string;
  code: RenderProblemCode;
  /** What is wrong and what to do about it. */
  text: string;
}

/** What a rendered text has to be, beside its length. */
export type FieldShape =
  | 'medium'
  | 'link'
  | 'latitude'
  | 'longitude'
  | 'emoji'
  | 'phone'
  | 'email'
  | 'cardWords';

/** One text that an author writes in a response, with Meta's limit on it. */
export interface ResponseField {
  path: string;
  /** Liquid, as written. */
  text: string;
  /** In an author's words, at the start of a sentence. */
  label: string;
  /** Characters after personalisation. */
  max: number;
  /** Whether the message can't go without it. What is not needed is left out when it renders to nothing. */
  required: boolean;
  shape?: FieldShape;
}

/** What is wrong with a field's words, once they are known. */
export function fieldProblem(field: ResponseField, words: string): FieldProblem | null {
  const { path, label, max } = field;
  if (words === '') {
    return field.required
      ? { path, code: 'text_empty', text: `${label} is empty. Write it.` }
      : null;
  }
  if (words.length > max) {
    return {
      path,
      code: 'too_long',
      text: `${label} is ${words.length} characters long; at most ${max} fit.`,
    };
  }
  const wrong = field.shape === undefined ? null : shapes[field.shape](words);
  return wrong === null ? null : { path, code: wrong.code, text: `${label} ${wrong.needs}` };
}

type Wrong = { code: RenderProblemCode; needs: string } | null;

const emoji = /^(?:\p{RGI_Emoji})$/v;

const shapes: Record<FieldShape, (words: string) => Wrong> = {
  medium: (words) =>
    mediaReference(words) === null
      ? {
          code: 'media_url_invalid',
          needs: 'needs a file from the library or a full address that starts with https://.',
        }
      : null,
  link: (words) =>
    isWebAddress(words)
      ? null
      : { code: 'link_invalid', needs: 'needs a full address that starts with https://.' },
  latitude: (words) => coordinate(words, 'latitude', 90),
  longitude: (words) => coordinate(words, 'longitude', 180),
  emoji: (words) =>
    emoji.test(words) ? null : { code: 'emoji_invalid', needs: 'has to be exactly one emoji.' },
  phone: (words) =>
    /^\+?[\d ()./-]{5,32}$/.test(words)
      ? null
      : { code: 'phone_invalid', needs: 'needs digits, for example +39 06 1234567.' },
  email: (words) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words)
      ? null
      : { code: 'email_invalid', needs: 'is no e-mail address.' },
  cardWords: (words) =>
    words.split('\n').length > 3
      ? { code: 'lines_too_high', needs: 'has more than two line breaks. Join some lines.' }
      : null,
};

function coordinate(words: string, axis: 'latitude' | 'longitude', most: number): Wrong {
  return isCoordinate(words, axis)
    ? null
    : {
        code: 'coordinate_invalid',
        needs: `needs decimal degrees between -${most} and ${most}, for example 45.4642.`,
      };
}
