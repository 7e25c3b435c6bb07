import type { Template } from '@waypost/whatsapp';

import { GraphError } from '../graph/graph-error.ts';
import { checkButtons } from './check-buttons.ts';
import { checkHeader } from './check-header.ts';
import { checkText } from './check-text.ts';
import { parametersFor, partOf, type SendComponent } from './send-schema.ts';

const bodyLimits = { message: 1024, offer: 600, card: 160 };
const otpCode = 15;
const known = new Set(['header', 'body', 'button', 'limited_time_offer', 'carousel']);

/** A message's or a card's parts, with the parameters that were sent for them. */
interface Filled {
  parts: Template['components'];
  components: readonly SendComponent[];
  named: boolean;
  /** Before the name of a part in error texts. */
  place: string;
  mostInBody: number;
}

function checkParts({ parts, components, named, place, mostInBody }: Filled): void {
  for (const component of components) {
    if (!known.has(component.type.toLowerCase())) {
      throw new GraphError(131009, `component of type ${component.type} is not supported`);
    }
  }
  checkHeader(
    `${place}header`,
    partOf(parts, 'HEADER'),
    parametersFor(components, 'header'),
    named,
  );
  const body = partOf(parts, 'BODY')?.text ?? '';
  checkText(`${place}body`, body, parametersFor(components, 'body'), named, mostInBody);
  checkButtons(`${place}buttons`, partOf(parts, 'BUTTONS')?.buttons ?? [], components);
}

/** A countdown needs to know when it ends. */
function checkOffer(template: Template, components: readonly SendComponent[]): void {
  const offer = partOf(template.components, 'LIMITED_TIME_OFFER');
  const parameters = parametersFor(components, 'limited_time_offer');
  if (!offer) {
    if (parameters.length > 0) {
      throw new GraphError(132012, 'limited_time_offer: the template has no such part');
    }
    return;
  }
  if (!offer.limited_time_offer.has_expiration) return;
  if (parameters[0]?.limited_time_offer === undefined) {
    throw new GraphError(131008, 'limited_time_offer: expiration_time_ms is required');
  }
}

function checkCards(template: Template, components: readonly SendComponent[]): void {
  const carousel = partOf(template.components, 'CAROUSEL');
  const sent = components.find((component) => component.type.toLowerCase() === 'carousel');
  if (!carousel) {
    if (sent) throw new GraphError(132012, 'carousel: the template has no such part');
    return;
  }
  const cards = sent?.cards ?? [];
  if (cards.length !== carousel.cards.length) {
    throw new GraphError(
      132012,
      `carousel: number of cards (${cards.length}) does not match the template (${carousel.cards.length})`,
    );
  }
  for (const [place, card] of carousel.cards.entries()) {
    const filled = cards.find((each) => each.card_index === place);
    if (!filled) throw new GraphError(131008, `carousel: the card with index ${place} is missing`);
    checkParts({
      parts: card.components,
      components: filled.components ?? [],
      named: template.parameterFormat === 'NAMED',
      place: `card ${place}: `,
      mostInBody: bodyLimits.card,
    });
  }
}

/**
 * Checks a send's parameters against its template as Meta does. Throws the documented error: 132000
 * (count), 132012 (kind), 132018 (content or button), 131008 (missing), 132005 (too long), 100 (name).
 */
export function checkParameters(template: Template, components: SendComponent[]): void {
  const offer = partOf(template.components, 'LIMITED_TIME_OFFER');
  checkParts({
    parts: template.components,
    components,
    named: template.parameterFormat === 'NAMED',
    place: '',
    mostInBody: offer ? bodyLimits.offer : bodyLimits.message,
  });
  checkOffer(template, components);
  checkCards(template, components);
  if (template.category !== 'AUTHENTICATION') return;
  const code = parametersFor(components, 'body')[0]?.text ?? '';
  if (code.length > otpCode) {
    throw new GraphError(132005, `body: the code may have ${otpCode} characters at most`);
  }
}
