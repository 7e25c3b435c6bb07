import {
  keywordLanguage,
  type ResponseContent,
  type ResponseLanguageContent,
} from '@waypost/whatsapp';

/** The answer in the person's language, else in that of the word they wrote, else in the answer's own. */
export function contentFor(
  reply: ResponseContent,
  locale: string | null,
  text: string,
): ResponseLanguageContent | null {
  const wanted = [locale?.split('-')[0], keywordLanguage(text), reply.defaultLanguage];
  for (const language of wanted) {
    const content = language == null ? undefined : reply.byLanguage[language];
    if (content !== undefined) return content;
  }
  return null;
}
