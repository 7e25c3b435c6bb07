import type { DraftHeader, TemplateDraft } from '@waypost/whatsapp';

/**
 * Whether two drafts of one language make the same message: samples and examples, which only reviewers see, and the
 * time of delivery don't count.
 */
export function saySame(one: TemplateDraft, other: TemplateDraft): boolean {
  return words(one) === words(other);
}

function words({
  category,
  layout,
  header,
  body,
  footer,
  buttons,
  offer,
  cards,
  code,
}: TemplateDraft): string {
  return JSON.stringify([
    category,
    layout,
    plain(header),
    body,
    footer,
    row(buttons),
    layout === 'offer' ? offer : null,
    cards.map((card) => [plain(card.header), card.body, row(card.buttons)]),
    category === 'AUTHENTICATION' ? [code.addSecurityRecommendation, code.expirationMinutes] : null,
  ]);
}

function plain({ kind, text }: DraftHeader): string[] {
  return [kind, text];
}

function row(buttons: TemplateDraft['buttons']): string[][] {
  return buttons.map(({ kind, text, url, phone, flowId, flowScreen }) => [
    kind,
    text,
    url,
    phone,
    flowId,
    flowScreen,
  ]);
}
