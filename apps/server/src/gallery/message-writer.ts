import type { GalleryLanguage } from '@waypost/api';
import type { WhatsAppContent } from '@waypost/whatsapp';

/** A value of a template's slot, in Liquid, and what stands there where it comes to nothing. */
type SlotValue = readonly [value: string, fallback: string];
type Response = NonNullable<WhatsAppContent['response']>['byLanguage'][string];

/** Writes what the messages of a ready journey say, all in one language. */
export interface MessageWriter {
  /** As Meta calls it. */
  language: string;
  /** The person's first name, where there is one. */
  firstName: SlotValue;
  /** Content that sends a template. */
  template(name: string, values: Readonly<Record<string, SlotValue>>): WhatsAppContent;
  /** Content that answers inside the 24-hour window. */
  response(content: Response): WhatsAppContent;
  /** A plain answer. */
  words(body: string): WhatsAppContent;
  /** An answer with one to three buttons to tap. */
  buttons(body: string, titles: readonly string[]): WhatsAppContent;
}

/** @param somebody stands for a first name that is not known */
export function messageWriter(of: GalleryLanguage, somebody: string): MessageWriter {
  // Meta knows Chinese by its country only.
  const language = of === 'zh' ? 'zh_CN' : of;
  const response = (content: Response): WhatsAppContent => ({
    response: { defaultLanguage: language, byLanguage: { [language]: content } },
  });
  return {
    language,
    firstName: ['{{ profile.first_name }}', somebody],
    response,
    template: (name, values) => ({
      template: {
        name,
        defaultLanguage: language,
        byLanguage: {
          [language]: {
            values: Object.fromEntries(
              Object.entries(values).map(([slot, [value, fallback]]) => [
                slot,
                { value, fallback },
              ]),
            ),
          },
        },
      },
    }),
    words: (body) => response({ kind: 'text', quote: false, body, linkPreview: false }),
    buttons: (body, titles) =>
      response({ kind: 'buttons', quote: false, body, footer: '', buttons: [...titles] }),
  };
}
