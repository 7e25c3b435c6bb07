import { templateSlots } from '../templates/slots.ts';
import type { Template } from '../templates/template.ts';
import type { TemplateContent, WhatsAppContent } from './content.ts';
import { type ResponseProblemCode, validateResponse } from './validate-response.ts';
import { isKnown, validateSlot } from './validate-slot.ts';

export type ContentProblemCode =
  | ResponseProblemCode
  | 'template_required'
  | 'template_unknown'
  | 'template_not_approved'
  | 'template_unsupported'
  | 'slot_empty'
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
 * Checks the content of a WhatsApp activity: a template against the sender's templates, a response against
 * Meta's limits.
 *
 * @param templates All templates of the sender, one entry per language, in any state.
 * @param knownVariables Variables that have data here (`profile.first_name`, `event.total`, …);
 *   anything below a known one is known too. Undefined leaves variables unchecked.
 * @param options `needsTemplate`: a response alone won't do, because the message starts the conversation.
 */
export function validateContent(
  content: WhatsAppContent,
  templates: Template[],
  knownVariables?: string[],
  options: { needsTemplate?: boolean } = {},
): ContentProblem[] {
  const { template, response } = content;
  if (template === undefined && response === undefined) {
    return [
      { field: 'content.template', code: 'template_required', text: 'Choose a template to send.' },
    ];
  }
  const problems: ContentProblem[] = [];
  if (template !== undefined)
    problems.push(...validateTemplate(template, templates, knownVariables));
  else if (options.needsTemplate === true) {
    problems.push({
      field: 'content.response',
      code: 'response_not_allowed',
      text: 'A free-form message can’t start a conversation. Choose a template.',
    });
  }
  if (response !== undefined) {
    const known = knownVariables;
    problems.push(
      ...validateResponse(
        response,
        known === undefined ? undefined : (variable) => isKnown(variable, known),
      ),
    );
  }
  return problems;
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
    const [unknownPart] = template.unknownParts ?? [];
    if (unknownPart !== undefined) {
      problems.push({
        field,
        code: 'template_unsupported',
        text: `“${content.name}” has a part (${unknownPart}) that this version of Waypost can’t fill. Choose another template.`,
      });
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

function stateWords(status: Template['status']): string {
  return status.toLowerCase().replaceAll('_', ' ');
}
