import type { Template, TemplateButton } from '@waypost/whatsapp';
import { z } from 'zod';

import { GraphError } from '../graph/graph-error.ts';
import { checkMedium } from '../messages/check-medium.ts';
import { piecesOf, variablesOf } from './template-parts.ts';

const mediaSchema = z.looseObject({
  id: z.string().optional(),
  link: z.string().optional(),
  filename: z.string().optional(),
});

export const parameterSchema = z.looseObject({
  type: z.string(),
  parameter_name: z.string().optional(),
  text: z.string().optional(),
  payload: z.string().optional(),
  coupon_code: z.string().optional(),
  currency: z.looseObject({ fallback_value: z.string() }).optional(),
  date_time: z.looseObject({ fallback_value: z.string() }).optional(),
  image: mediaSchema.optional(),
  video: mediaSchema.optional(),
  document: mediaSchema.optional(),
  location: z
    .looseObject({ name: z.string().optional(), address: z.string().optional() })
    .optional(),
});
export type Parameter = z.infer<typeof parameterSchema>;

export const sendComponentSchema = z.looseObject({
  type: z.string(),
  sub_type: z.string().optional(),
  index: z.union([z.string(), z.number()]).optional(),
  parameters: z.array(parameterSchema).optional(),
});
export type SendComponent = z.infer<typeof sendComponentSchema>;

/** The `template` object of a send. */
export const templateSendSchema = z.looseObject({
  name: z.string().min(1),
  language: z.looseObject({
    code: z.string().min(1),
    policy: z.literal('deterministic').optional(),
  }),
  components: z.array(sendComponentSchema).optional(),
});
export type TemplateSend = z.infer<typeof templateSendSchema>;

const limits = { header: 60, body: 1024, couponCode: 20, otpCode: 15, payload: 256 };

/** What a text parameter puts into the text; undefined when it is no text parameter. */
export function parameterText(parameter: Parameter): string | undefined {
  switch (parameter.type.toLowerCase()) {
    case 'text':
      return parameter.text;
    case 'currency':
      return parameter.currency?.fallback_value;
    case 'date_time':
      return parameter.date_time?.fallback_value;
    default:
      return undefined;
  }
}

/** Text by variable name, by which a template's text is filled. */
export function valuesByVariable(
  variables: string[],
  parameters: Parameter[],
  named: boolean,
): Map<string, string> {
  const values = new Map<string, string>();
  for (const [place, parameter] of parameters.entries()) {
    const variable = named ? parameter.parameter_name : variables[place];
    const value = parameterText(parameter);
    if (variable !== undefined && value !== undefined) values.set(variable, value);
  }
  return values;
}

function checkText(
  where: 'header' | 'body',
  text: string,
  parameters: Parameter[],
  named: boolean,
): void {
  const variables = variablesOf(text);
  if (parameters.length !== variables.length) {
    throw new GraphError(
      132000,
      `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${variables.length})`,
    );
  }
  for (const [place, parameter] of parameters.entries()) {
    const kind = parameter.type.toLowerCase();
    if (kind !== 'text' && kind !== 'currency' && kind !== 'date_time') {
      throw new GraphError(
        132012,
        `${where}: Format mismatch, expected TEXT, received ${parameter.type.toUpperCase()}`,
      );
    }
    if (named) {
      if (parameter.parameter_name === undefined || parameter.parameter_name === '') {
        throw new GraphError(100, `${where}: Parameter name is missing or empty at index ${place}`);
      }
      if (!variables.includes(parameter.parameter_name)) {
        throw new GraphError(
          132000,
          `${where}: parameter ${parameter.parameter_name} does not exist in the template; expected ${variables.join(', ')}`,
        );
      }
    }
    const value = parameterText(parameter);
    if (value === undefined || value === '') {
      throw new GraphError(131008, `Parameter of type ${kind} is missing ${kind} value`);
    }
    if (/[\n\r\t]| {5,}/.test(value)) {
      throw new GraphError(
        132018,
        'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
      );
    }
  }
  const values = valuesByVariable(variables, parameters, named);
  if (values.size !== variables.length) {
    throw new GraphError(132000, `${where}: a parameter is given twice`);
  }
  let length = 0;
  for (const piece of piecesOf(text)) {
    length += 'words' in piece ? piece.words.length : (values.get(piece.variable)?.length ?? 0);
  }
  if (length > limits[where]) {
    throw new GraphError(132005, `Translated text too long: ${where} has ${length} characters`);
  }
}

function checkHeader(
  header: Extract<Template['components'][number], { type: 'HEADER' }> | undefined,
  parameters: Parameter[],
  named: boolean,
): void {
  if (!header) {
    if (parameters.length > 0) {
      throw new GraphError(
        132000,
        `header: number of localizable_params (${parameters.length}) does not match the expected number of params (0)`,
      );
    }
    return;
  }
  if (header.format === 'TEXT') {
    checkText('header', header.text ?? '', parameters, named);
    return;
  }
  const [parameter] = parameters;
  const received = parameter?.type.toUpperCase() ?? 'UNKNOWN';
  if (parameters.length !== 1 || received !== header.format || !parameter) {
    throw new GraphError(
      132012,
      `header: Format mismatch, expected ${header.format}, received ${received}`,
    );
  }
  if (header.format === 'LOCATION') {
    if (!parameter.location) throw new GraphError(131008, 'header: location is missing');
    return;
  }
  if (header.format === 'PRODUCT' || header.format === 'GIF') return;
  const media = { IMAGE: parameter.image, VIDEO: parameter.video, DOCUMENT: parameter.document };
  checkMedium('header', media[header.format]);
}

function checkButton(button: TemplateButton, index: number, sent: SendComponent): void {
  const kind = sent.sub_type?.toLowerCase();
  const [parameter] = sent.parameters ?? [];
  const expected = button.type.toLowerCase();
  if (kind !== expected) {
    throw new GraphError(
      132018,
      `buttons: Button at index ${index} is of type ${expected}, received ${kind ?? 'nothing'}`,
    );
  }
  switch (button.type) {
    case 'QUICK_REPLY':
      if (!parameter) return;
      if (parameter.type.toLowerCase() !== 'payload') {
        throw new GraphError(
          132012,
          `buttons: Button at index ${index} expects a payload parameter`,
        );
      }
      if (parameter.payload === undefined || parameter.payload === '') {
        throw new GraphError(131008, `buttons: payload of the button at index ${index} is missing`);
      }
      if (parameter.payload.length > limits.payload) {
        throw new GraphError(
          131009,
          `buttons: payload of the button at index ${index} is too long`,
        );
      }
      return;
    case 'URL':
      if (!parameter) return;
      if (parameter.type.toLowerCase() !== 'text') {
        throw new GraphError(132012, `buttons: Button at index ${index} expects a text parameter`);
      }
      if (parameter.text === undefined || parameter.text === '') {
        throw new GraphError(
          131008,
          `buttons: text of the url button at index ${index} is missing`,
        );
      }
      if (variablesOf(button.url).length === 0) {
        throw new GraphError(
          132018,
          `buttons: Button at index ${index} of type Url does not have a variable`,
        );
      }
      if (button.url.length + parameter.text.length > 2000) {
        throw new GraphError(132005, `buttons: url of the button at index ${index} is too long`);
      }
      return;
    case 'COPY_CODE':
      if (!parameter) return;
      if (parameter.type.toLowerCase() !== 'coupon_code') {
        throw new GraphError(
          132012,
          `buttons: Button at index ${index} expects a coupon_code parameter`,
        );
      }
      if (parameter.coupon_code === undefined || parameter.coupon_code === '') {
        throw new GraphError(131008, `buttons: coupon_code at index ${index} is missing`);
      }
      if (parameter.coupon_code.length > limits.couponCode) {
        throw new GraphError(131009, `buttons: coupon_code at index ${index} is too long`);
      }
      return;
    case 'PHONE_NUMBER':
      if (parameter) {
        throw new GraphError(
          132018,
          `buttons: Button at index ${index} of type phone_number takes no parameters`,
        );
      }
  }
}

function needsParameter(button: TemplateButton): boolean {
  return (
    (button.type === 'URL' && variablesOf(button.url).length > 0) || button.type === 'COPY_CODE'
  );
}

/** Place of a button component among the template's buttons. Throws 131008 or 131009. */
export function buttonIndex(component: SendComponent): number {
  if (component.index === undefined) {
    throw new GraphError(131008, 'buttons: index is missing');
  }
  const index = Number(component.index);
  if (!Number.isInteger(index) || index < 0 || index > 9) {
    throw new GraphError(131009, 'buttons: index must be a number from 0 to 9');
  }
  return index;
}

/**
 * Checks a send's parameters against its template as Meta does. Throws the documented error: 132000
 * (count), 132012 (kind), 132018 (content or button), 131008 (missing), 132005 (too long), 100 (name).
 */
export function checkParameters(template: Template, components: SendComponent[]): void {
  const named = template.parameterFormat === 'NAMED';
  const sent: { header: Parameter[]; body: Parameter[] } = { header: [], body: [] };
  const sentButtons = new Map<number, SendComponent>();
  for (const component of components) {
    switch (component.type.toLowerCase()) {
      case 'header':
        sent.header = component.parameters ?? [];
        break;
      case 'body':
        sent.body = component.parameters ?? [];
        break;
      case 'button':
        sentButtons.set(buttonIndex(component), component);
        break;
      default:
        throw new GraphError(131009, `component of type ${component.type} is not supported`);
    }
  }
  const header = template.components.find((component) => component.type === 'HEADER');
  checkHeader(header, sent.header, named);
  const body = template.components.find((component) => component.type === 'BODY');
  checkText('body', body?.text ?? '', sent.body, named);
  if (template.category === 'AUTHENTICATION') {
    const code = sent.body[0]?.text ?? '';
    if (code.length > limits.otpCode) {
      throw new GraphError(132005, `body: the code may have ${limits.otpCode} characters at most`);
    }
  }

  const buttons =
    template.components.find((component) => component.type === 'BUTTONS')?.buttons ?? [];
  for (const index of sentButtons.keys()) {
    if (index >= buttons.length) {
      throw new GraphError(132018, `buttons: the template has no button at index ${index}`);
    }
  }
  for (const [index, button] of buttons.entries()) {
    const component = sentButtons.get(index);
    if (component) checkButton(button, index, component);
    if (needsParameter(button) && (component?.parameters?.length ?? 0) !== 1) {
      throw new GraphError(
        131008,
        `buttons: Button at index ${index} of type ${button.type === 'URL' ? 'Url' : 'CopyCode'} requires a parameter`,
      );
    }
  }
}
