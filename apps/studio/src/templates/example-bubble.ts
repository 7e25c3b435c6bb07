import { renderTemplate, templateSlots } from '@waypost/whatsapp';
import type { Bubble, SlotValue, Template, TemplateSlotKind } from '@waypost/whatsapp';

const day = 86_400_000;

/** What stands in a slot for which Meta keeps no example. */
function standIn(kind: TemplateSlotKind): string {
  switch (kind) {
    case 'authentication_code':
      return '123456';
    case 'instant':
      return String(Date.now() + 2 * day);
    case 'product':
      return 'SKU-1';
    case 'catalog':
      return '1';
    case 'products':
      return 'SKU-1, SKU-2, SKU-3';
    case 'text':
    case 'image':
    case 'video':
    case 'document':
    case 'coordinate':
    case 'url_suffix':
    case 'coupon_code':
    case 'flow_token':
    case 'flow_data':
      return '';
  }
}

/** The template filled with the examples it was approved with, as a person would see it. */
export function exampleBubble(template: Template): Bubble {
  const values: Record<string, SlotValue> = {};
  for (const { key, kind, example } of templateSlots(template)) {
    // Examples are Meta's text: a brace in one of them is no Liquid.
    values[key] = { value: '', fallback: example === '' ? standIn(kind) : example };
  }
  return renderTemplate({
    template,
    values,
    data: { profile: {}, event: {}, journey: { name: '' }, results: {} },
  }).bubble;
}
