import type { ResponseKind, ResponseLanguageContent } from '../../content/response.ts';

/** What an author writes for one kind of response. */
export type ResponseOf<Kind extends ResponseKind> = Extract<
  ResponseLanguageContent,
  { kind: Kind }
>;
