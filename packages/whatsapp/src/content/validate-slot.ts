import { mediaReference } from '../messages/media-reference.ts';
import { hasForbiddenWhitespace } from '../messages/parameter-rules.ts';
import { readFlowData } from '../messages/render-template-flow.ts';
import { readInstant } from '../messages/template-instant.ts';
import { readProducts } from '../messages/template-products.ts';
import { checkLiquid, isPersonalised, liquidVariables } from '../personalisation/liquid.ts';
import type { TemplateSlot } from '../templates/slots.ts';
import type { SlotValue } from './content.ts';
import type { ContentProblem } from './validate.ts';

/** What is wrong with what an author wrote into one slot, wherever it can be known before anybody's data. */
export function validateSlot(
  slot: TemplateSlot,
  value: SlotValue | undefined,
  field: string,
  knownVariables: string[] | undefined,
): ContentProblem[] {
  const text = value?.value.trim() ?? '';
  const fallback = value?.fallback.trim() ?? '';
  const label = slotLabel(slot);
  if (text === '') {
    if (slot.optional) return [];
    return [{ field, code: 'slot_empty', text: `${label} has no value. Write one.` }];
  }
  if (!isPersonalised(text)) return validateWords(slot, text, field, label);
  const broken = checkLiquid(text);
  if (broken !== null) {
    return [{ field, code: 'liquid_invalid', text: `${label}: ${broken.text}` }];
  }
  const problems: ContentProblem[] = [];
  for (const variable of knownVariables === undefined ? [] : liquidVariables(text)) {
    if (isKnown(variable, knownVariables ?? [])) continue;
    problems.push({
      field,
      code: 'variable_unknown',
      text: `${label} uses “${variable}”, which has no data here. Choose another variable.`,
    });
  }
  if (fallback !== '') problems.push(...validateWords(slot, fallback, field, `${label} fallback`));
  else if (!slot.optional && !hasDefault(text)) {
    problems.push({
      field,
      code: 'fallback_missing',
      text: `${label} needs a fallback for people who have no value for it.`,
    });
  }
  return problems;
}

/** Rules that text without variables either meets or breaks for everybody. */
function validateWords(
  slot: TemplateSlot,
  text: string,
  field: string,
  label: string,
): ContentProblem[] {
  switch (slot.kind) {
    case 'image':
    case 'video':
    case 'document':
      if (mediaReference(text) !== null) break;
      return [
        {
          field,
          code: 'media_url_invalid',
          text: `${label} needs a full address that starts with https://, or an uploaded file.`,
        },
      ];
    case 'coordinate':
      if (/^[+-]?\d{1,3}(\.\d+)?$/.test(text)) break;
      return [
        {
          field,
          code: 'value_invalid',
          text: `${label} needs decimal degrees, for example 45.4642.`,
        },
      ];
    case 'url_suffix':
    case 'authentication_code':
      if (!/\s/.test(text)) break;
      return [
        { field, code: 'value_invalid', text: `${label} can’t contain spaces or line breaks.` },
      ];
    case 'instant':
      if (readInstant(text) !== null) break;
      return [
        {
          field,
          code: 'value_invalid',
          text: `${label} needs a date and time, for example 2027-01-31T18:00:00Z.`,
        },
      ];
    case 'catalog':
      if (/^\d+$/.test(text)) break;
      return [
        {
          field,
          code: 'value_invalid',
          text: `${label} is a number; Meta’s Commerce Manager shows it.`,
        },
      ];
    case 'products': {
      const { problem } = readProducts(text);
      if (problem === null) break;
      return [{ field, code: 'value_invalid', text: `${label}: ${problem}` }];
    }
    case 'flow_data': {
      const { problem } = readFlowData(text);
      if (problem === null) break;
      return [{ field, code: 'value_invalid', text: `${label}: ${problem}` }];
    }
    case 'text':
    case 'coupon_code':
    case 'flow_token':
    case 'product':
      if (!hasForbiddenWhitespace(text)) break;
      return [
        {
          field,
          code: 'value_invalid',
          text: `${label} can’t contain line breaks, tabs or more than four spaces in a row.`,
        },
      ];
  }
  if (text.length <= slot.maxLength) return [];
  return [
    {
      field,
      code: 'value_too_long',
      text: `${label} is ${text.length} characters long; at most ${slot.maxLength} fit.`,
    },
  ];
}

function slotLabel(slot: TemplateSlot): string {
  const words = slotWords(slot);
  return slot.cardIndex === undefined ? words : `Card ${slot.cardIndex + 1}: ${words}`;
}

function slotWords(slot: TemplateSlot): string {
  switch (slot.kind) {
    case 'image':
      return 'The header image';
    case 'video':
      return 'The header video';
    case 'document':
      return 'The header document';
    case 'url_suffix':
      return `The link of “${slot.name}”`;
    case 'coupon_code':
      return 'The offer code';
    case 'authentication_code':
      return 'The code';
    case 'instant':
      return 'The end of the offer';
    case 'flow_token':
      return `The token of “${slot.name}”`;
    case 'flow_data':
      return `The data of “${slot.name}”`;
    case 'product':
      return slot.component === 'button' ? 'The thumbnail’s product' : 'The product';
    case 'catalog':
      return 'The catalogue’s id';
    case 'products':
      return `The products of “${slot.name}”`;
    case 'coordinate':
    case 'text':
      return slot.component === 'header'
        ? `Header variable “${slot.name}”`
        : `Variable “${slot.name}”`;
  }
}

/** `event.items` knows `event.items[0].name`; `profile` alone is nothing to print. */
export function isKnown(variable: string, knownVariables: string[]): boolean {
  return knownVariables.some(
    (known) =>
      variable === known || variable.startsWith(`${known}.`) || variable.startsWith(`${known}[`),
  );
}

/** Liquid's own `default` filter stands for a fallback. */
function hasDefault(text: string): boolean {
  return /\|\s*default\s*:\s*(['"]).+?\1/.test(text);
}
