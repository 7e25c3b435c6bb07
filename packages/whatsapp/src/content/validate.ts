import { hasForbiddenWhitespace, isMediaId, isWebAddress } from '../messages/parameter-rules.ts';
import { checkLiquid, isPersonalised, liquidVariables } from '../personalisation/liquid.ts';
import { type TemplateSlot, templateSlots } from '../templates/slots.ts';
import type { Template } from '../templates/template.ts';
import type { SlotValue, TemplateContent, WhatsAppContent } from './content.ts';

export type ContentProblemCode =
  | 'template_required'
  | 'template_unknown'
  | 'template_not_approved'
  | 'language_unavailable'
  | 'slot_empty'
  | 'fallback_missing'
  | 'liquid_invalid'
  | 'variable_unknown'
  | 'media_url_invalid'
  | 'value_invalid'
  | 'value_too_long'
  | 'response_not_allowed';

/** Something an author has to fix before the message can be sent. */
export interface ContentProblem {
  /** Where, seen from the activity: `content.template.byLanguage.it.values.body.1`. */
  field: string;
  code: ContentProblemCode;
  /** What is wrong and what to do about it. */
  text: string;
}

/**
 * Checks the content of a WhatsApp activity against the sender's templates.
 *
 * @param templates All templates of the sender, one entry per language, in any state.
 * @param knownVariables Variables that have data here (`profile.first_name`, `event.total`, …);
 *   anything below a known one is known too. Undefined leaves variables unchecked.
 */
export function validateContent(
  content: WhatsAppContent,
  templates: Template[],
  knownVariables?: string[],
): ContentProblem[] {
  if (content.template !== undefined) {
    return validateTemplate(content.template, templates, knownVariables);
  }
  if (content.response !== undefined) {
    return [
      {
        field: 'content.response',
        code: 'response_not_allowed',
        text: 'A free-form message can’t start a conversation. Choose a template.',
      },
    ];
  }
  return [
    { field: 'content.template', code: 'template_required', text: 'Choose a template to send.' },
  ];
}

function validateTemplate(
  content: TemplateContent,
  templates: Template[],
  knownVariables: string[] | undefined,
): ContentProblem[] {
  const versions = templates.filter((template) => template.name === content.name);
  if (versions.length === 0) {
    return [
      {
        field: 'content.template.name',
        code: 'template_unknown',
        text: `This sender has no template called “${content.name}”. Choose another one.`,
      },
    ];
  }
  const problems: ContentProblem[] = [];
  if (!(content.defaultLanguage in content.byLanguage)) {
    problems.push({
      field: 'content.template.defaultLanguage',
      code: 'language_unavailable',
      text: `Nothing is written in ${content.defaultLanguage}, the default language. Add it or choose another default.`,
    });
  }
  for (const [language, { values }] of Object.entries(content.byLanguage)) {
    const field = `content.template.byLanguage.${language}`;
    const template = versions.find((version) => version.language === language);
    if (template === undefined) {
      problems.push({
        field,
        code: 'language_unavailable',
        text: `The template “${content.name}” doesn’t exist in ${language}. Remove this language or have it approved first.`,
      });
      continue;
    }
    if (template.status !== 'APPROVED') {
      problems.push({
        field,
        code: 'template_not_approved',
        text: `Meta has not approved “${content.name}” in ${language} (${stateWords(template.status)}). Only approved templates can be sent.`,
      });
    }
    for (const slot of templateSlots(template)) {
      problems.push(
        ...validateSlot(slot, values[slot.key], `${field}.values.${slot.key}`, knownVariables),
      );
    }
  }
  return problems;
}

function validateSlot(
  slot: TemplateSlot,
  value: SlotValue | undefined,
  field: string,
  knownVariables: string[] | undefined,
): ContentProblem[] {
  const text = value?.value.trim() ?? '';
  const fallback = value?.fallback.trim() ?? '';
  const label = slotLabel(slot);
  if (text === '') {
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
  else if (!hasDefault(text)) {
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
      if (isWebAddress(text) || isMediaId(text)) break;
      return [
        {
          field,
          code: 'media_url_invalid',
          text: `${label} needs a full address that starts with https://.`,
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
    case 'text':
    case 'coupon_code':
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
    case 'coordinate':
    case 'text':
      return slot.component === 'header'
        ? `Header variable “${slot.name}”`
        : `Variable “${slot.name}”`;
  }
}

/** `event.items` knows `event.items[0].name`; `profile` alone is nothing to print. */
function isKnown(variable: string, knownVariables: string[]): boolean {
  return knownVariables.some(
    (known) =>
      variable === known || variable.startsWith(`${known}.`) || variable.startsWith(`${known}[`),
  );
}

/** Liquid's own `default` filter stands for a fallback. */
function hasDefault(text: string): boolean {
  return /\|\s*default\s*:\s*(['"]).+?\1/.test(text);
}

function stateWords(status: Template['status']): string {
  return status.toLowerCase().replaceAll('_', ' ');
}
