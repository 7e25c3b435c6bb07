import { variablesOf } from '../template-parts.ts';
import { checkExamples, checkWords, type ParameterFormat } from './check-text.ts';
import type { DefinedPart } from './definition.ts';
import { missing, refusal, subcodes } from './refusal.ts';

const mediaFormats = new Set(['IMAGE', 'VIDEO', 'DOCUMENT', 'GIF']);

/** Whether a handle came out of a resumable upload (a media id did not). */
export type KnowsHandle = (handle: string) => boolean;

function wrongHeader(message: string) {
  return refusal('Message template header is not correct', message, subcodes.header);
}

function checkHeaderText(header: DefinedPart, format: ParameterFormat): void {
  const { text } = header;
  if (text === undefined || text.trim() === '') throw missing('HEADER', 'text');
  checkWords('header', text, { limit: 60, format });
  if (variablesOf(text).length > 1) throw wrongHeader('The header can have one variable at most.');
  if (/[\n*_~`]|\p{Extended_Pictographic}/u.test(text.replace(/\{\{[^}]*\}\}/g, ''))) {
    throw wrongHeader('The header can’t have new lines, formatting characters or emojis.');
  }
  checkExamples('header', text, format, header.example);
}

/** Checks a header. Throws the documented refusals (cloud-api.md, 3.1). */
export function checkHeader(
  header: DefinedPart,
  format: ParameterFormat,
  knowsHandle: KnowsHandle,
): void {
  if (header.format === undefined) throw missing('HEADER', 'format');
  if (header.format === 'TEXT') {
    checkHeaderText(header, format);
  } else if (mediaFormats.has(header.format)) {
    const [handle] = header.example?.header_handle ?? [];
    if (handle === undefined || handle === '') throw missing('HEADER', 'example.header_handle');
    if (!knowsHandle(handle)) {
      throw refusal(
        'Invalid media handle',
        'The sample of the header is not a handle of a resumable upload. Upload it again and use the handle that the upload answers; a media id is not accepted.',
      );
    }
  } else if (header.format !== 'LOCATION' && header.format !== 'PRODUCT') {
    throw wrongHeader(`The header format ${header.format} does not exist.`);
  }
}
