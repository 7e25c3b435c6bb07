import type { ResponseHeader } from '../../content/response.ts';
import { mediaReference } from '../media-reference.ts';
import { filenameOfLink } from '../filename-of-link.ts';
import type { ResponseField } from './response-field.ts';
import { responseLimits } from './response-limits.ts';
import type { WordsOf } from './response-plan.ts';
import type { SentHeader, SentMedium } from './response-send.ts';

/** Fields that most interactive messages share: what stands over the text, the text, and the small print. */
export interface Frame {
  header?: ResponseHeader | undefined;
  body: string;
  footer?: string;
}

/** The fields of a frame. `bodyMax` and whether there has to be a text differ by kind. */
export function frameFields(
  frame: Frame,
  bodyMax: number = responseLimits.body,
  isBodyRequired = true,
): ResponseField[] {
  const fields: ResponseField[] = frame.header === undefined ? [] : headerFields(frame.header);
  fields.push({
    path: 'body',
    text: frame.body,
    label: 'The text',
    max: bodyMax,
    required: isBodyRequired,
  });
  if (frame.footer !== undefined) {
    fields.push({
      path: 'footer',
      text: frame.footer,
      label: 'The footer',
      max: responseLimits.footer,
      required: false,
    });
  }
  return fields;
}

function headerFields(header: ResponseHeader): ResponseField[] {
  if (header.kind === 'text') {
    return [
      {
        path: 'header.text',
        text: header.text,
        label: 'The header',
        max: responseLimits.headerText,
        required: true,
      },
    ];
  }
  const fields = [mediumField('header.medium', header.medium, `The header ${header.kind}`)];
  if (header.kind === 'document') fields.push(filenameField('header.filename', header.filename));
  return fields;
}

/** Header, text and footer as they are sent; empty ones are left out. */
export function sentFrame(
  frame: Frame,
  wordsOf: WordsOf,
): { header?: SentHeader; body: { text: string }; footer?: { text: string } } {
  const footer = wordsOf('footer');
  return {
    ...(frame.header === undefined ? {} : { header: sentHeader(frame.header.kind, wordsOf) }),
    body: { text: wordsOf('body') },
    ...(footer === '' ? {} : { footer: { text: footer } }),
  };
}

function sentHeader(kind: ResponseHeader['kind'], wordsOf: WordsOf): SentHeader {
  switch (kind) {
    case 'text':
      return { type: 'text', text: wordsOf('header.text') };
    case 'image':
      return { type: 'image', image: sentMedium(wordsOf('header.medium')) };
    case 'video':
      return { type: 'video', video: sentMedium(wordsOf('header.medium')) };
    case 'document':
      return {
        type: 'document',
        document: sentDocument(wordsOf('header.medium'), wordsOf('header.filename')),
      };
  }
}

export function mediumField(path: string, text: string, label: string): ResponseField {
  return { path, text, label, max: responseLimits.link, required: true, shape: 'medium' };
}

export function filenameField(path: string, text: string): ResponseField {
  return {
    path,
    text,
    label: 'The file name',
    max: responseLimits.filename,
    required: false,
  };
}

/** A rendered medium as the API takes it. What is no medium stays as it is: it has a problem and never leaves. */
export function sentMedium(words: string): SentMedium {
  return mediaReference(words) ?? { link: words };
}

/** A document with the name people see; a link without a name gets its own last part. */
export function sentDocument(words: string, filename: string): SentMedium & { filename?: string } {
  const medium = sentMedium(words);
  const own = filename === '' && medium.link !== undefined ? filenameOfLink(medium.link) : filename;
  return own === undefined || own === '' ? medium : { ...medium, filename: own };
}
