import type { ResponseLanguageContent, Template, TemplateButton } from '@waypost/whatsapp';

/** Something a person can tap in a message that comes back as an answer. */
export interface TappableReply {
  /** As the tap comes back: the place among the buttons, or among all rows of a list. */
  button: number;
  label: string;
}

/** Quick replies of a template. On cards they count on from card to card, over all buttons of all cards. */
export function templateReplies({ components }: Pick<Template, 'components'>): TappableReply[] {
  return components.flatMap((component) => {
    if (component.type === 'BUTTONS') return quickReplies(component.buttons);
    if (component.type !== 'CAROUSEL') return [];
    return quickReplies(
      component.cards.flatMap((card) =>
        card.components.flatMap((part) => (part.type === 'BUTTONS' ? part.buttons : [])),
      ),
    );
  });
}

function quickReplies(buttons: readonly TemplateButton[]): TappableReply[] {
  return buttons.flatMap((button, index) =>
    button.type === 'QUICK_REPLY' ? [{ button: index, label: button.text }] : [],
  );
}

/** Reply buttons of a response, or the rows of its list, counted over all sections. */
export function responseReplies(content: ResponseLanguageContent): TappableReply[] {
  if (content.kind === 'buttons') {
    return content.buttons.map((label, button) => ({ button, label }));
  }
  if (content.kind === 'list') {
    return content.sections
      .flatMap(({ rows }) => rows)
      .map(({ title }, button) => ({ button, label: title }));
  }
  return [];
}
