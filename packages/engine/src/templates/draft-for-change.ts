import {
  type DraftHeader,
  draftOfTemplate,
  templateDraftSchema,
  type TemplateDraft,
} from '@waypost/whatsapp';

import { templateOf, type TemplateRow } from './stored-template.ts';

/**
 * The draft from which a template is changed, or written in another language. What Meta does not give back (the make-up
 * of a one-time code's button, the samples' files) comes from what was handed in from here last.
 */
export function draftForChange(row: TemplateRow): TemplateDraft {
  const draft = draftOfTemplate({ ...templateOf(row), ttlSeconds: row.ttl_seconds });
  const authored = templateDraftSchema.safeParse(row.authored);
  if (!authored.success) return draft;
  const { data } = authored;
  return {
    ...withSample(draft, data),
    cards: draft.cards.map((card, index) => withSample(card, data.cards[index])),
    code: draft.category === 'AUTHENTICATION' ? data.code : draft.code,
  };
}

/** A part with the sample file it was handed in with: Meta gives back an address only. */
function withSample<Part extends { header: DraftHeader }>(
  part: Part,
  before: { header: DraftHeader } | undefined,
): Part {
  const isSame = before?.header.kind === part.header.kind && before.header.sample !== '';
  return isSame ? { ...part, header: { ...part.header, sample: before.header.sample } } : part;
}
