import { checkAuthentication } from './check-authentication.ts';
import { checkButtons } from './check-buttons.ts';
import { checkHeader, type KnowsHandle } from './check-header.ts';
import { checkExamples, checkPlaces, checkWords, type ParameterFormat } from './check-text.ts';
import type { DefinedComponent, DefinedPart, Definition } from './definition.ts';
import { templateLanguages } from './languages.ts';
import { missing, refusal, subcodes, tooLong } from './refusal.ts';

/** What the rules ask the account about. */
export interface Known {
  handle: KnowsHandle;
  /** Whether the account has a flow of this id or name. */
  flow: (idOrName: string) => boolean;
}

const limits = { body: 1024, offerBody: 600, cardBody: 160, footer: 60, offer: 16 };
const componentTypes = new Set([
  'HEADER',
  'BODY',
  'FOOTER',
  'BUTTONS',
  'LIMITED_TIME_OFFER',
  'CAROUSEL',
]);

function wrong(message: string) {
  return refusal('Message template is not correct', message);
}

function checkBody(body: DefinedPart, limit: number, format: ParameterFormat): void {
  const { text } = body;
  if (text === undefined || text.trim() === '') throw missing('BODY', 'text');
  checkWords('body', text, { limit, format });
  checkPlaces(text);
  checkExamples('body', text, format, body.example);
}

function checkFooter({ text }: DefinedPart): void {
  if (text === undefined || text.trim() === '') throw missing('FOOTER', 'text');
  if (text.length > limits.footer) throw tooLong('footer', limits.footer);
  if (/\{\{.*\}\}|\n/s.test(text)) {
    throw refusal(
      'Message template footer is not correct',
      'The footer can’t have variables or new lines.',
      subcodes.footer,
    );
  }
}

/** What a card is made of, in order: every card of a carousel is made of the same. */
function makeUp(components: DefinedPart[]): string {
  return JSON.stringify(
    components.map(({ type, format, buttons }) => [
      type,
      format,
      buttons?.map((button) => button.type),
    ]),
  );
}

function checkCard(components: DefinedPart[], format: ParameterFormat, known: Known): void {
  const find = (type: string) => components.find((component) => component.type === type);
  const foreign = components.find(({ type }) => !['HEADER', 'BODY', 'BUTTONS'].includes(type));
  if (foreign) throw wrong(`A card can’t have a component ${foreign.type}.`);
  const header = find('HEADER');
  if (!header) throw missing('CAROUSEL', 'HEADER');
  if (!['IMAGE', 'VIDEO', 'PRODUCT'].includes(header.format ?? '')) {
    throw wrong('The header of a card must be an image or a video.');
  }
  checkHeader(header, format, known.handle);
  const body = find('BODY');
  if (body) checkBody(body, limits.cardBody, format);
  const buttons = find('BUTTONS')?.buttons;
  checkButtons(buttons, known.flow);
  if ((buttons?.length ?? 0) > 2) throw wrong('A card can have two buttons at most.');
}

function checkCarousel(
  carousel: DefinedComponent,
  components: DefinedComponent[],
  format: ParameterFormat,
  known: Known,
): void {
  const { cards } = carousel;
  if (cards === undefined) throw missing('CAROUSEL', 'cards');
  if (cards.length < 2 || cards.length > 10) throw wrong('A carousel has two to ten cards.');
  const beside = components.find(({ type }) => type !== 'BODY' && type !== 'CAROUSEL');
  if (beside) throw wrong(`A carousel can’t have a component ${beside.type} beside its cards.`);
  for (const card of cards) checkCard(card.components, format, known);
  if (new Set(cards.map((card) => makeUp(card.components))).size > 1) {
    throw wrong('All cards of a carousel must have the same components and buttons.');
  }
}

function checkOffer(offer: DefinedComponent, definition: Definition): void {
  const find = (type: string) => definition.components.find((component) => component.type === type);
  const text = offer.limited_time_offer?.text;
  if (text === undefined || text === '') throw missing('LIMITED_TIME_OFFER', 'text');
  if (text.length > limits.offer) throw tooLong('limited-time offer', limits.offer);
  if (definition.category !== 'MARKETING') throw wrong('Limited-time offers are marketing.');
  if (find('FOOTER')) throw wrong('A limited-time offer can’t have a footer.');
  const header = find('HEADER');
  if (header && !['IMAGE', 'VIDEO'].includes(header.format ?? '')) {
    throw wrong('The header of a limited-time offer must be an image or a video.');
  }
  const buttons = find('BUTTONS')?.buttons ?? [];
  if (buttons.some(({ type }) => type !== 'COPY_CODE' && type !== 'URL')) {
    throw wrong('A limited-time offer can have a copy-code button and a url button.');
  }
  if (!buttons.some(({ type }) => type === 'URL')) throw missing('BUTTONS', 'url');
  if (buttons.some(({ type }, place) => type === 'COPY_CODE' && place > 0)) {
    throw wrong('The copy-code button of a limited-time offer must be the first one.');
  }
}

/** How long a message may wait for its person, in seconds, by category (cloud-api.md, 3.2). */
function checkTtl({ category, message_send_ttl_seconds: ttl }: Definition): void {
  if (ttl === undefined) return;
  const ranges = {
    AUTHENTICATION: [30, 900],
    UTILITY: [30, 43_200],
    MARKETING: [43_200, 2_592_000],
  } as const;
  const [least, largest] = ranges[category];
  const unlimited = ttl === -1 && category !== 'MARKETING';
  if (!unlimited && (ttl < least || ttl > largest)) {
    throw wrong(`message_send_ttl_seconds must be ${least} to ${largest} for ${category}.`);
  }
}

function checkComponents(definition: Definition, known: Known): void {
  const { components, parameter_format: format } = definition;
  const find = (type: string) => components.find((component) => component.type === type);
  const offer = find('LIMITED_TIME_OFFER');
  const body = find('BODY');
  if (!body) throw missing('BODY', 'BODY');
  checkBody(body, offer ? limits.offerBody : limits.body, format);
  const header = find('HEADER');
  if (header) checkHeader(header, format, known.handle);
  const footer = find('FOOTER');
  if (footer) checkFooter(footer);
  const buttons = find('BUTTONS');
  if (buttons) checkButtons(buttons.buttons, known.flow);
  if (offer) checkOffer(offer, definition);
  const carousel = find('CAROUSEL');
  if (carousel) checkCarousel(carousel, components, format, known);
}

/** Checks everything about a template that Meta checks before its review. Throws 100 with words for people. */
export function checkDefinition(definition: Definition, known: Known): void {
  const { name, language, components, category } = definition;
  if (!/^[a-z0-9_]{1,512}$/.test(name)) {
    throw wrong('The name can have lower-case letters, digits and underscores, 512 at most.');
  }
  if (!templateLanguages.has(language)) {
    throw wrong(`The language ${language} is not one that templates can have.`);
  }
  checkTtl(definition);
  const types = components.map((component) => component.type);
  const foreign = types.find((type) => !componentTypes.has(type));
  if (foreign !== undefined) throw wrong(`A component of type ${foreign} does not exist.`);
  if (new Set(types).size < types.length) throw wrong('A component is given twice.');
  if (category === 'AUTHENTICATION') checkAuthentication(definition);
  else checkComponents(definition, known);
}
