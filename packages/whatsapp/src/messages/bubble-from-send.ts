import type { SlotValue } from '../content/content.ts';
import { personalisationData } from '../personalisation/data.ts';
import type { CardComponent, Template, TemplateComponent } from '../templates/template.ts';
import { variableNames } from '../templates/variables.ts';
import type { Bubble } from './bubble.ts';
import { type MediaReference, mediumOf } from './media-reference.ts';
import { renderTemplate } from './render-template.ts';
import { productsText } from './template-products.ts';
import type { TemplateParameter, TemplateSend, TemplateSendComponent } from './template-send.ts';

/**
 * Draws a message that was sent, from its template and the parameters it was sent with. The texts are
 * put in as they are: what a person's attribute contained is never read as Liquid again.
 */
export function bubbleFromSend(template: Template, send: TemplateSend): Bubble {
  const texts = new Map<string, string>();
  for (const component of send.components ?? []) {
    if (component.type === 'carousel') {
      for (const card of component.cards) {
        const parts = cardParts(template, card.card_index);
        for (const part of card.components) {
          readComponent(part, parts, `card.${card.card_index}.`, texts);
        }
      }
    } else readComponent(component, template.components, '', texts);
  }
  const values: Record<string, SlotValue> = {};
  const event: Record<string, string> = {};
  [...texts].forEach(([slot, text], place) => {
    event[`sent_${place}`] = text;
    values[slot] = { value: `{{ event.sent_${place} }}`, fallback: '' };
  });
  const data = personalisationData({ profile: {}, event, journey: { name: '' } });
  return renderTemplate({ template, values, data }).bubble;
}

type Part = TemplateComponent | CardComponent;

function cardParts(template: Template, cardIndex: number): CardComponent[] {
  const carousel = template.components.find(({ type }) => type === 'CAROUSEL');
  return carousel?.type === 'CAROUSEL' ? (carousel.cards[cardIndex]?.components ?? []) : [];
}

/** Notes what stood in each slot that the component fills, by slot key. */
function readComponent(
  component: Exclude<TemplateSendComponent, { type: 'carousel' }>,
  parts: readonly Part[],
  prefix: string,
  texts: Map<string, string>,
): void {
  if (component.type === 'limited_time_offer') {
    for (const parameter of component.parameters) {
      if (parameter.type !== 'limited_time_offer') continue;
      texts.set('offer.expires_at', String(parameter.limited_time_offer.expiration_time_ms));
    }
    return;
  }
  const names = component.type === 'button' ? [] : namesIn(parts, component.type);
  const place =
    component.type === 'button'
      ? `${prefix}button.${component.index}.`
      : `${prefix}${component.type}.`;
  component.parameters.forEach((parameter, index) => {
    const name = component.type === 'button' ? 'url' : names[index];
    for (const [slot, text] of parameterTexts(parameter, name)) texts.set(`${place}${slot}`, text);
  });
}

function namesIn(parts: readonly Part[], type: 'header' | 'body'): string[] {
  for (const part of parts) {
    if (type === 'body' && part.type === 'BODY') return variableNames(part.text);
    if (type === 'header' && part.type === 'HEADER') return variableNames(part.text ?? '');
  }
  return [];
}

function parameterTexts(
  parameter: TemplateParameter,
  name: string | undefined,
): [name: string, text: string][] {
  switch (parameter.type) {
    case 'text':
      return [[parameter.parameter_name ?? name ?? '1', parameter.text]];
    case 'image':
      return mediaTexts(parameter.image);
    case 'video':
      return mediaTexts(parameter.video);
    case 'gif':
      return mediaTexts(parameter.gif);
    case 'document':
      return mediaTexts(parameter.document);
    case 'location':
      return Object.entries(parameter.location);
    case 'product':
      return [
        ['product', parameter.product.product_retailer_id],
        ['catalog', parameter.product.catalog_id],
      ];
    case 'coupon_code':
      return [['code', parameter.coupon_code]];
    case 'action': {
      const { thumbnail_product_retailer_id: thumbnail, sections } = parameter.action;
      return [
        ...(thumbnail === undefined ? [] : [['thumbnail', thumbnail] satisfies [string, string]]),
        ...(sections === undefined
          ? []
          : [['products', productsText(sections)] satisfies [string, string]]),
      ];
    }
    case 'payload':
    case 'limited_time_offer':
      return [];
  }
}

function mediaTexts(reference: MediaReference & { filename?: string }): [string, string][] {
  const { filename } = reference;
  return [
    ['media', mediumOf(reference)],
    ...(filename === undefined ? [] : [['filename', filename] satisfies [string, string]]),
  ];
}
