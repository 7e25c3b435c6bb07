import type { Bubble, TextRun } from '@waypost/whatsapp';

/** Words as they were sent. */
export function plainRuns(text: string | undefined): TextRun[] {
  return text === undefined || text === '' ? [] : [{ text, source: 'template' }];
}

/** A bubble of nothing but words. */
export function plainBubble(text: string | undefined): Bubble {
  return { body: plainRuns(text), buttons: [] };
}

/** A bubble of nothing but what stands above words. */
export function headerBubble(header: NonNullable<Bubble['header']>, caption?: string): Bubble {
  return { header, body: plainRuns(caption), buttons: [] };
}
