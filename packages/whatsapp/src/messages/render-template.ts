import type { SlotValue } from '../content/content.ts';
import {
  type CompiledValue,
  compileValue,
  type RenderedValue,
} from '../personalisation/compile-value.ts';
import type { PersonalisationData } from '../personalisation/data.ts';
import { cardPlace, inOrder, messagePlace, templateSlots } from '../templates/slots.ts';
import type { Template, TemplateComponent } from '../templates/template.ts';
import type { Bubble } from './bubble.ts';
import type { RenderProblem } from './render-problem.ts';
import { compileButtons } from './render-template-buttons.ts';
import { compileHeader } from './render-template-header.ts';
import { compileOffer } from './render-template-offer.ts';
import { type ComponentPlace, type Frame, type Rendering, type RenderStep } from './rendering.ts';
import { compileTemplateText } from './render-template-text.ts';
import type { CardSendComponent, TemplateSend, TemplateSendComponent } from './template-send.ts';

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
  const optional = new Set<string>();
  for (const slot of templateSlots(template)) {
    compiled.set(slot.key, compileValue(values[slot.key]));
    if (slot.optional) optional.add(slot.key);
  }
  const render = compileMessage(template, values);

  return (data) => {
    const rendered = new Map<string, RenderedValue>();
    const problems: RenderProblem[] = [];
    const missing: string[] = [];
    for (const [key, renderValue] of compiled) {
      const value = renderValue(data);
      rendered.set(key, value);
      if (value.source === 'missing' && !optional.has(key)) missing.push(key);
      if (value.error !== undefined) {
        problems.push({
          slot: key,
          component: componentOf(key),
          code: 'liquid_failed',
          text: value.error,
        });
      }
    }
    const { bubble, components } = render({
      problems,
      data,
      valueOf: (key) => rendered.get(key) ?? absent,
    });
    const payload: TemplateSend = { name: template.name, language: { code: template.language } };
    if (components.length > 0) payload.components = components;
    return { bubble, payload, missing, problems };
  };
}

const absent: RenderedValue = { text: '', source: 'missing' };

function componentOf(key: string): RenderProblem['component'] {
  const [, part] = /^(?:card\.\d+\.)?([a-z]+)\./.exec(key) ?? [];
  return part === 'header' || part === 'button' || part === 'offer' ? part : 'body';
}

type Render = (rendering: Rendering) => { bubble: Bubble; components: TemplateSendComponent[] };

/** Header first, buttons last, in whatever order Meta lists them; then the cards. */
function compileMessage(template: Template, values: Record<string, SlotValue>): Render {
  const place: ComponentPlace = { ...messagePlace(template), template, values, firstButton: 0 };
  const steps = inOrder(template.components).map((component) => compilePart(component, place));
  const renderCards = compileCards(template, values);
  return (rendering) => {
    const bubble: Bubble = { body: [], buttons: [] };
    const frame: Frame = { drawn: bubble, bubble, components: [] };
    for (const step of steps) step(rendering, frame);
    const cards = renderCards(rendering, bubble);
    if (cards === null) return { bubble, components: frame.components };
    return { bubble, components: [...frame.components, cards] };
  };
}

function compilePart(component: TemplateComponent, place: ComponentPlace): RenderStep {
  switch (component.type) {
    case 'HEADER':
      return compileHeader(component, place);
    case 'BODY':
      return compileTemplateText(component.text, 'body', place);
    case 'FOOTER':
      return compileFooter(component);
    case 'LIMITED_TIME_OFFER':
      return compileOffer(component.limited_time_offer);
    case 'BUTTONS':
      return compileButtons(component.buttons, place);
    case 'CAROUSEL':
      return () => {};
  }
}

function compileFooter(footer: Extract<TemplateComponent, { type: 'FOOTER' }>): RenderStep {
  const text =
    footer.text ??
    (footer.code_expiration_minutes === undefined
      ? undefined
      : `This code expires in ${footer.code_expiration_minutes} minutes.`);
  if (text === undefined) return () => {};
  return (_, { bubble }) => {
    bubble.footer = text;
  };
}

type RenderCards = (
  rendering: Rendering,
  bubble: Bubble,
) => Extract<TemplateSendComponent, { type: 'carousel' }> | null;

function compileCards(template: Template, values: Record<string, SlotValue>): RenderCards {
  const carousel = template.components.find(({ type }) => type === 'CAROUSEL');
  if (carousel?.type !== 'CAROUSEL') return () => null;
  let firstButton = 0;
  const cards = carousel.cards.map(({ components }, cardIndex) => {
    const place: ComponentPlace = { ...cardPlace(cardIndex), template, values, firstButton };
    for (const part of components) if (part.type === 'BUTTONS') firstButton += part.buttons.length;
    return inOrder(components).map((part) => compilePart(part, place));
  });
  return (rendering, bubble) => {
    bubble.cards = [];
    const sent: { card_index: number; components: CardSendComponent[] }[] = [];
    for (const [card_index, steps] of cards.entries()) {
      const drawn: Frame['drawn'] = { body: [], buttons: [] };
      const frame: Frame = { drawn, bubble, components: [] };
      for (const step of steps) step(rendering, frame);
      bubble.cards.push(drawn);
      sent.push({ card_index, components: frame.components.filter(isCardComponent) });
    }
    return { type: 'carousel', cards: sent };
  };
}

function isCardComponent(component: TemplateSendComponent): component is CardSendComponent {
  return component.type === 'header' || component.type === 'body' || component.type === 'button';
}
