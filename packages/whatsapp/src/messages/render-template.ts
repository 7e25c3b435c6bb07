import type { SlotValue } from '../content/content.ts';
import {
  type CompiledValue,
  compileValue,
  type RenderedValue,
} from '../personalisation/compile-value.ts';
import type { PersonalisationData } from '../personalisation/data.ts';
import { templateLimits } from '../templates/limits.ts';
import { templateSlots } from '../templates/slots.ts';
import type { Template, TemplateButton, TemplateComponent } from '../templates/template.ts';
import { templateParts, variableNames } from '../templates/variables.ts';
import type { Bubble, BubbleButton, TextRun } from './bubble.ts';
import {
  hasForbiddenWhitespace,
  isCoordinate,
  isMediaId,
  isWebAddress,
} from './parameter-rules.ts';
import type { RenderProblem } from './render-problem.ts';
import {
  type MediaReference,
  quickReplyPayload,
  type TemplateParameter,
  type TemplateSend,
  type TemplateSendComponent,
} from './template-send.ts';

/** A template filled for one person: what is drawn and what is sent, from the same values. */
export interface RenderedTemplate {
  bubble: Bubble;
  /** The `template` object of the Cloud API body. Not to be sent while `missing` or `problems` hold anything. */
  payload: TemplateSend;
  /** Keys of slots that are empty for this person and have no fallback. */
  missing: string[];
  problems: RenderProblem[];
}

export type CompiledTemplate = (data: PersonalisationData) => RenderedTemplate;

/** Renders a template for one person. For many people compile it once with `compileTemplate`. */
export function renderTemplate(input: {
  template: Template;
  /** Values by slot key. */
  values: Record<string, SlotValue>;
  data: PersonalisationData;
}): RenderedTemplate {
  return compileTemplate(input.template, input.values)(input.data);
}

/**
 * Prepares a template and its values for many people: Liquid is parsed here, once. Preview and
 * sending both go through this function, so what an author sees is what Meta gets.
 */
export function compileTemplate(
  template: Template,
  values: Record<string, SlotValue>,
): CompiledTemplate {
  const compiled = new Map<string, CompiledValue>();
  for (const { key } of templateSlots(template)) compiled.set(key, compileValue(values[key]));
  const steps = orderedComponents(template).map((component) =>
    compileComponent(component, template),
  );

  return (data) => {
    const rendered = new Map<string, RenderedValue>();
    const rendering: Rendering = {
      bubble: { body: [], buttons: [] },
      components: [],
      problems: [],
      valueOf: (key) => rendered.get(key) ?? absent,
    };
    const missing: string[] = [];
    for (const [key, render] of compiled) {
      const value = render(data);
      rendered.set(key, value);
      if (value.source === 'missing') missing.push(key);
      if (value.error !== undefined) {
        rendering.problems.push({
          slot: key,
          component: componentOf(key),
          code: 'liquid_failed',
          text: value.error,
        });
      }
    }
    for (const step of steps) step(rendering);
    const payload: TemplateSend = { name: template.name, language: { code: template.language } };
    if (rendering.components.length > 0) payload.components = rendering.components;
    return { bubble: rendering.bubble, payload, missing, problems: rendering.problems };
  };
}

interface Rendering {
  bubble: Bubble;
  components: TemplateSendComponent[];
  problems: RenderProblem[];
  valueOf: (key: string) => RenderedValue;
}

type RenderStep = (rendering: Rendering) => void;

const absent: RenderedValue = { text: '', source: 'missing' };
const noStep: RenderStep = () => {};

/** Header first, buttons last, in whatever order Meta lists them. */
function orderedComponents(template: Template): TemplateComponent[] {
  const order = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];
  return [...template.components].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

function componentOf(key: string): RenderProblem['component'] {
  if (key.startsWith('header.')) return 'header';
  return key.startsWith('button.') ? 'button' : 'body';
}

function compileComponent(component: TemplateComponent, template: Template): RenderStep {
  switch (component.type) {
    case 'HEADER':
      if (component.format === 'TEXT') return compileHeaderText(component.text ?? '', template);
      if (component.format === 'LOCATION') return renderLocation;
      return compileMedia(component.format);
    case 'BODY':
      return compileBody(component.text, template);
    case 'FOOTER':
      return compileFooter(component);
    case 'BUTTONS': {
      const steps = component.buttons.map((button, index) =>
        compileButton(button, index, template),
      );
      return (rendering) => {
        for (const step of steps) step(rendering);
      };
    }
  }
}

function compileHeaderText(text: string, template: Template): RenderStep {
  const renderRuns = compileText(text, 'header', templateLimits.headerText, template);
  return (rendering) => {
    rendering.bubble.header = { kind: 'text', runs: renderRuns(rendering) };
  };
}

function compileBody(text: string, template: Template): RenderStep {
  const renderRuns = compileText(text, 'body', templateLimits.body, template);
  return (rendering) => {
    rendering.bubble.body = renderRuns(rendering);
  };
}

/** Fills a text's variables, adds its parameters to the payload and returns the drawn runs. */
function compileText(
  text: string,
  component: 'header' | 'body',
  limit: number,
  template: Template,
): (rendering: Rendering) => TextRun[] {
  const parts = templateParts(text);
  const names = variableNames(text);
  const isNamed = template.parameterFormat === 'NAMED';
  const isCode = component === 'body' && template.category === 'AUTHENTICATION';
  return (rendering) => {
    const runs: TextRun[] = [];
    let length = 0;
    for (const part of parts) {
      if ('text' in part) {
        runs.push({ text: part.text, source: 'template' });
        length += part.text.length;
      } else {
        const slot = `${component}.${part.variable}`;
        const { text, source } = rendering.valueOf(slot);
        runs.push({ text: source === 'missing' ? part.variable : text, source, slot });
        length += text.length;
      }
    }
    if (names.length > 0) {
      const parameters = names.map((name): TemplateParameter => {
        const slot = `${component}.${name}`;
        const { text } = rendering.valueOf(slot);
        checkText(rendering, slot, component, text);
        if (isCode && text.length > templateLimits.authenticationCode) {
          rendering.problems.push({
            slot,
            component,
            code: 'too_long',
            text: `The code is ${text.length} characters long; at most ${templateLimits.authenticationCode} fit.`,
          });
        }
        return isNamed ? { type: 'text', parameter_name: name, text } : { type: 'text', text };
      });
      rendering.components.push({ type: component, parameters });
      if (length > limit) {
        rendering.problems.push({
          component,
          code: 'too_long',
          text: `The ${component} is ${length} characters long; at most ${limit} fit.`,
        });
      }
    }
    return runs;
  };
}

function checkText(
  rendering: Rendering,
  slot: string,
  component: RenderProblem['component'],
  text: string,
): void {
  if (!hasForbiddenWhitespace(text)) return;
  rendering.problems.push({
    slot,
    component,
    code: 'whitespace_invalid',
    text: 'Meta takes no line break, tab or more than four spaces in a row here.',
  });
}

function compileMedia(format: 'IMAGE' | 'VIDEO' | 'DOCUMENT'): RenderStep {
  const kind = ({ IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' } as const)[format];
  return (rendering) => {
    const slot = 'header.media';
    const { text, source } = rendering.valueOf(slot);
    const isAddress = isWebAddress(text);
    const isId = isMediaId(text);
    const reference: MediaReference = isId ? { id: text } : { link: text };
    const filename = kind === 'document' && isAddress ? filenameOf(text) : undefined;
    const header: Bubble['header'] = { kind };
    if (isAddress) header.url = text;
    if (filename !== undefined) header.filename = filename;
    rendering.bubble.header = header;
    rendering.components.push({
      type: 'header',
      parameters: [mediaParameter(kind, reference, filename)],
    });
    if (source !== 'missing' && !isAddress && !isId) {
      rendering.problems.push({
        slot,
        component: 'header',
        code: 'media_url_invalid',
        text: 'The medium needs a full address that starts with https:// (or http://).',
      });
    }
  };
}

function mediaParameter(
  kind: 'image' | 'video' | 'document',
  reference: MediaReference,
  filename: string | undefined,
): TemplateParameter {
  switch (kind) {
    case 'image':
      return { type: 'image', image: reference };
    case 'video':
      return { type: 'video', video: reference };
    case 'document':
      return {
        type: 'document',
        document: filename === undefined ? reference : { ...reference, filename },
      };
  }
}

function filenameOf(address: string): string | undefined {
  const last = new URL(address).pathname.split('/').at(-1);
  if (last === undefined || last === '') return undefined;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

const renderLocation: RenderStep = (rendering) => {
  const [latitude, longitude, name, address] = ['latitude', 'longitude', 'name', 'address'].map(
    (part) => rendering.valueOf(`header.${part}`),
  );
  for (const [axis, value] of [
    ['latitude', latitude],
    ['longitude', longitude],
  ] as const) {
    if (value === undefined || value.source === 'missing' || isCoordinate(value.text, axis))
      continue;
    rendering.problems.push({
      slot: `header.${axis}`,
      component: 'header',
      code: 'coordinate_invalid',
      text: `The ${axis} needs decimal degrees, for example 45.4642.`,
    });
  }
  const location = {
    latitude: latitude?.text ?? '',
    longitude: longitude?.text ?? '',
    name: name?.text ?? '',
    address: address?.text ?? '',
  };
  checkText(rendering, 'header.name', 'header', location.name);
  checkText(rendering, 'header.address', 'header', location.address);
  rendering.bubble.header = {
    kind: 'location',
    ...(location.name === '' ? {} : { name: location.name }),
    ...(location.address === '' ? {} : { address: location.address }),
  };
  rendering.components.push({ type: 'header', parameters: [{ type: 'location', location }] });
};

function compileFooter(footer: Extract<TemplateComponent, { type: 'FOOTER' }>): RenderStep {
  const text =
    footer.text ??
    (footer.code_expiration_minutes === undefined
      ? undefined
      : `This code expires in ${footer.code_expiration_minutes} minutes.`);
  if (text === undefined) return noStep;
  return (rendering) => {
    rendering.bubble.footer = text;
  };
}

function compileButton(button: TemplateButton, index: number, template: Template): RenderStep {
  switch (button.type) {
    case 'QUICK_REPLY': {
      const payload = quickReplyPayload(index);
      return (rendering) => {
        rendering.bubble.buttons.push({ kind: 'quick_reply', text: button.text, index, payload });
        rendering.components.push({
          type: 'button',
          sub_type: 'quick_reply',
          index: String(index),
          parameters: [{ type: 'payload', payload }],
        });
      };
    }
    case 'PHONE_NUMBER': {
      const drawn: BubbleButton = { kind: 'phone', text: button.text, index };
      return (rendering) => {
        rendering.bubble.buttons.push(drawn);
      };
    }
    case 'COPY_CODE':
      return (rendering) => {
        const slot = `button.${index}.code`;
        const { text } = rendering.valueOf(slot);
        rendering.bubble.buttons.push({
          kind: 'copy_code',
          text: button.text ?? 'Copy offer code',
          index,
        });
        rendering.components.push({
          type: 'button',
          sub_type: 'copy_code',
          index: String(index),
          parameters: [{ type: 'coupon_code', coupon_code: text }],
        });
        checkText(rendering, slot, 'button', text);
        if (text.length > templateLimits.couponCode) {
          rendering.problems.push({
            slot,
            component: 'button',
            code: 'too_long',
            text: `The code is ${text.length} characters long; at most ${templateLimits.couponCode} fit.`,
          });
        }
      };
    case 'URL':
      return template.category === 'AUTHENTICATION'
        ? compileCodeButton(button.text, index, template)
        : compileLink(button, index);
  }
}

/** The button of an authentication template carries the body's code a second time. */
function compileCodeButton(label: string, index: number, template: Template): RenderStep {
  const body = template.components.find((component) => component.type === 'BODY');
  const [codeName = '1'] = variableNames(body?.text ?? '');
  const slot = `body.${codeName}`;
  return (rendering) => {
    rendering.bubble.buttons.push({ kind: 'copy_code', text: label, index });
    rendering.components.push({
      type: 'button',
      sub_type: 'url',
      index: String(index),
      parameters: [{ type: 'text', text: rendering.valueOf(slot).text }],
    });
  };
}

function compileLink(button: Extract<TemplateButton, { type: 'URL' }>, index: number): RenderStep {
  const parts = templateParts(button.url);
  if (!parts.some((part) => 'variable' in part)) {
    const drawn: BubbleButton = { kind: 'url', text: button.text, index, url: button.url };
    return (rendering) => {
      rendering.bubble.buttons.push(drawn);
    };
  }
  const slot = `button.${index}.url`;
  return (rendering) => {
    const { text, source } = rendering.valueOf(slot);
    const url = parts.map((part) => ('text' in part ? part.text : text)).join('');
    rendering.bubble.buttons.push({ kind: 'url', text: button.text, index, url });
    rendering.components.push({
      type: 'button',
      sub_type: 'url',
      index: String(index),
      parameters: [{ type: 'text', text }],
    });
    if (source === 'missing') return;
    if (!isWebAddress(url)) {
      rendering.problems.push({
        slot,
        component: 'button',
        code: 'url_invalid',
        text: 'Together with the template’s own part this is not a web address.',
      });
    } else if (url.length > templateLimits.url) {
      rendering.problems.push({
        slot,
        component: 'button',
        code: 'too_long',
        text: `The link is ${url.length} characters long; at most ${templateLimits.url} fit.`,
      });
    }
  };
}
