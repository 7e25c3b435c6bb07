import type { SlotValue } from '../content/content.ts';
import { personalisationData } from '../personalisation/data.ts';
import type { Template } from '../templates/template.ts';
import { variableNames } from '../templates/variables.ts';
import type { Bubble } from './bubble.ts';
import { renderTemplate } from './render-template.ts';
import type { MediaReference, TemplateParameter, TemplateSend } from './template-send.ts';

/**
 * Draws a message that was sent, from its template and the parameters it was sent with. The texts are
 * put in as they are: what a person's attribute contained is never read as Liquid again.
 */
export function bubbleFromSend(template: Template, send: TemplateSend): Bubble {
  const texts = sentTexts(template, send);
  const values: Record<string, SlotValue> = {};
  const event: Record<string, string> = {};
  [...texts].forEach(([slot, text], place) => {
    event[`sent_${place}`] = text;
    values[slot] = { value: `{{ event.sent_${place} }}`, fallback: '' };
  });
  const data = personalisationData({ profile: {}, event, journey: { name: '' } });
  return renderTemplate({ template, values, data }).bubble;
}

/** What stood in each slot, by slot key. */
function sentTexts(template: Template, send: TemplateSend): Map<string, string> {
  const texts = new Map<string, string>();
  const headerNames = namesIn(template, 'HEADER');
  const bodyNames = namesIn(template, 'BODY');
  for (const component of send.components ?? []) {
    if (component.type === 'button') {
      for (const parameter of component.parameters) {
        if (parameter.type === 'text') texts.set(`button.${component.index}.url`, parameter.text);
        if (parameter.type === 'coupon_code') {
          texts.set(`button.${component.index}.code`, parameter.coupon_code);
        }
      }
      continue;
    }
    const names = component.type === 'header' ? headerNames : bodyNames;
    component.parameters.forEach((parameter, place) => {
      for (const [name, text] of parameterTexts(parameter, names[place])) {
        texts.set(`${component.type}.${name}`, text);
      }
    });
  }
  return texts;
}

function namesIn(template: Template, type: 'HEADER' | 'BODY'): string[] {
  const component = template.components.find((part) => part.type === type);
  return component !== undefined && 'text' in component ? variableNames(component.text ?? '') : [];
}

function parameterTexts(
  parameter: TemplateParameter,
  name: string | undefined,
): [name: string, text: string][] {
  switch (parameter.type) {
    case 'text':
      return [[parameter.parameter_name ?? name ?? '1', parameter.text]];
    case 'image':
      return [['media', mediaText(parameter.image)]];
    case 'video':
      return [['media', mediaText(parameter.video)]];
    case 'document':
      return [['media', mediaText(parameter.document)]];
    case 'location':
      return Object.entries(parameter.location);
    case 'payload':
    case 'coupon_code':
      return [];
  }
}

function mediaText(reference: MediaReference): string {
  return 'link' in reference ? reference.link : reference.id;
}
