import type { AnswerField, HttpMethod } from './schema.ts';

/** A header of a call; the secret, named by its id, stands behind the text. */
export interface CallHeader {
  name: string;
  value: string;
  secretId: string | null;
}

/** A request as it is to be sent for one person, all values filled in, secrets left out. */
export interface HttpCall {
  kind: 'http';
  method: HttpMethod;
  url: string;
  headers: CallHeader[];
  body: { contentType: string; text: string } | null;
  /** Time for one try, from the look-up of the host to the end of the answer, ms. */
  timeoutMs: number;
  /** How often it may be tried again. */
  retries: number;
  /** What to read from the answer. */
  answer: AnswerField[];
}
