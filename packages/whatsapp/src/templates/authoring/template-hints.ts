import { draftTexts } from './draft-texts.ts';
import type { DraftButton, TemplateDraft } from './draft.ts';
import { type DraftHint, draftHint } from './draft-problem.ts';

/** What Meta takes, but the author should know before handing the template in. */
export function templateHints(draft: TemplateDraft): DraftHint[] {
  const hints: DraftHint[] = [];
  const { buttons } = draft;
  if (draft.category === 'MARKETING' && draft.ttlSeconds !== null) {
    hints.push(draftHint('ttlSeconds', 'ttl_marketing'));
  }
  if (draft.layout === 'standard' && isHiddenOnDesktop(buttons)) {
    hints.push(draftHint('buttons', 'desktop'));
  }
  const word = draft.category === 'UTILITY' ? promotionalWord(draft) : null;
  if (word !== null) hints.push(draftHint('category', 'promotional', { word }));
  for (const { field, button, others } of allButtons(draft)) {
    if (
      button.kind === 'url' &&
      /^https?:\/\/([\w-]+\.)*(wa\.me|whatsapp\.com)\b/i.test(button.url)
    ) {
      hints.push(draftHint(`${field}.url`, 'whatsapp_link'));
    }
    const label = button.text.trim().toLowerCase();
    if (label !== '' && others.some(({ text }) => text.trim().toLowerCase() === label)) {
      hints.push(draftHint(`${field}.text`, 'label_repeated'));
    }
  }
  return hints;
}

/** WhatsApp on the desktop shows no template with four buttons or with quick replies beside others. */
function isHiddenOnDesktop(buttons: readonly DraftButton[]): boolean {
  const replies = buttons.filter(({ kind }) => kind === 'quick_reply').length;
  return buttons.length >= 4 || (replies > 0 && replies < buttons.length);
}

interface PlacedButton {
  field: string;
  button: DraftButton;
  /** Buttons before it in the same row. */
  others: readonly DraftButton[];
}

function allButtons(draft: TemplateDraft): PlacedButton[] {
  const rows =
    draft.layout === 'carousel'
      ? draft.cards.map(({ buttons }, index) => ({ prefix: `cards.${index}.`, buttons }))
      : [{ prefix: '', buttons: draft.buttons }];
  return rows.flatMap(({ prefix, buttons }) =>
    buttons.map((button, index) => ({
      field: `${prefix}buttons.${index}`,
      button,
      others: buttons.slice(0, index),
    })),
  );
}

/** Words that reviewers read as advertising, in the five languages of the studio. */
const promotional =
  /(?<!\p{L})(sales?|discounts?|% off|special offers?|promo(?:tion|code)?s?|coupons?|free gift|limited time|saldi|sconto|sconti|offert[ae]|omaggio|promozion[ei]|soldes|remises?|promos?|offres?|cadeau|korting(?:scode)?|aanbieding(?:en)?|actie|uitverkoop|cadeau)(?!\p{L})|优惠|折扣|促销|特价|大减价/iu;

function promotionalWord(draft: TemplateDraft): string | null {
  const all = [...draftTexts(draft).map(({ text }) => text), draft.footer].join('\n');
  return promotional.exec(all)?.[0] ?? null;
}
