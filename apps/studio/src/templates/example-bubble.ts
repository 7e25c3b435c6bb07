import { renderTemplate, templateSlots } from '@waypost/whatsapp';
import type { Bubble, SlotValue, Template } from '@waypost/whatsapp';

/** The template filled with the examples it was approved with, as a person would see it. */
export function exampleBubble(template: Template): Bubble {
  const values: Record<string, SlotValue> = {};
  for (const { key, example } of templateSlots(template)) {
    // Examples are Meta's text: a brace in one of them is no Liquid.
    values[key] = { value: '', fallback: example };
  }
  return renderTemplate({
    template,
    values,
    data: { profile: {}, event: {}, journey: { name: '' } },
  }).bubble;
}
