import { buttonSlots } from './button-slots.ts';
import { headerSlots } from './header-slots.ts';
import { templateLimits } from './limits.ts';
import { namedExample, room } from './slot-examples.ts';
import type { CardComponent, Template, TemplateComponent } from './template.ts';
import { variableNames } from './variables.ts';

/** What kind of value a slot takes; decides the control an author sees and the parameter Meta gets. */
export type TemplateSlotKind =
  | 'text'
  | 'image'
  | 'video'
  | 'document'
  | 'coordinate'
  | 'url_suffix'
  | 'coupon_code'
  | 'authentication_code'
  /** A date and time: ISO 8601, or seconds or milliseconds since the epoch. */
  | 'instant'
  | 'flow_token'
  /** One `name: value` per line, handed to a Flow's first screen. */
  | 'flow_data'
  /** One product's id in the seller's catalogue. */
  | 'product'
  /** Id of a catalogue at Meta. */
  | 'catalog'
  /** Products by section, one section per line: `Title: id, id`. */
  | 'products';

/** One place of a template that an author has to fill. */
export interface TemplateSlot {
  /** Key of the value in the activity's content: `header.media`, `body.1`, `card.0.button.0.url`, … */
  key: string;
  component: 'header' | 'body' | 'offer' | 'button';
  kind: TemplateSlotKind;
  /** Variable name for the label, e.g. `1` or `first_name`; the button's words for a button. */
  name: string;
  /** The button's 0-based place among all buttons of the template, or of its card. */
  buttonIndex?: number;
  /** The card's 0-based place in the carousel. */
  cardIndex?: number;
  /** The sample given when the template was approved, empty where there is none. */
  example: string;
  /** Characters that fit, counted after personalisation; the template's own words are already taken off. */
  maxLength: number;
  /** May stay empty. */
  optional?: true;
}

/** The message itself, or one card of its carousel: where a component stands, and what its slots' keys begin with. */
export interface SlotPlace {
  /** Empty for the message, `card.<n>.` for a card. */
  prefix: string;
  cardIndex?: number;
  bodyLimit: number;
  isAuthentication: boolean;
}

/**
 * Lists every slot of a template in the order of the message: header, body, offer, buttons, then cards.
 *
 * An authentication template has one slot for its code, although Meta wants the code twice (in the
 * body and on its button): rendering repeats it. Quick replies, phone buttons and fixed links have no slot.
 */
export function templateSlots(template: Template): TemplateSlot[] {
  const place = messagePlace(template);
  return inOrder(template.components).flatMap((component) => componentSlots(component, place));
}

/** The message as a place of slots; an offer leaves less room for the body. */
export function messagePlace(template: Template): SlotPlace {
  const isOffer = template.components.some(({ type }) => type === 'LIMITED_TIME_OFFER');
  return {
    prefix: '',
    bodyLimit: isOffer ? templateLimits.offerBody : templateLimits.body,
    isAuthentication: template.category === 'AUTHENTICATION',
  };
}

export function cardPlace(cardIndex: number): SlotPlace {
  return {
    prefix: `card.${cardIndex}.`,
    cardIndex,
    bodyLimit: templateLimits.cardBody,
    isAuthentication: false,
  };
}

const order = ['HEADER', 'BODY', 'LIMITED_TIME_OFFER', 'FOOTER', 'BUTTONS', 'CAROUSEL'] as const;

/** Components as they stand in the message, in whatever order Meta lists them. */
export function inOrder<Component extends TemplateComponent | CardComponent>(
  components: readonly Component[],
): Component[] {
  return components.toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

function componentSlots(component: TemplateComponent, place: SlotPlace): TemplateSlot[] {
  switch (component.type) {
    case 'HEADER':
      return headerSlots(component, place);
    case 'BODY':
      return bodySlots(component, place);
    case 'FOOTER':
      return [];
    case 'LIMITED_TIME_OFFER':
      return component.limited_time_offer.has_expiration ? [offerSlot] : [];
    case 'BUTTONS':
      return buttonSlots(component.buttons, place);
    case 'CAROUSEL':
      return component.cards.flatMap((card, cardIndex) =>
        inOrder(card.components)
          .flatMap((part) => componentSlots(part, cardPlace(cardIndex)))
          .map((slot) => ({ ...slot, cardIndex })),
      );
  }
}

const offerSlot: TemplateSlot = {
  key: 'offer.expires_at',
  component: 'offer',
  kind: 'instant',
  name: 'expires_at',
  example: '',
  maxLength: templateLimits.instant,
};

function bodySlots(
  component: Extract<TemplateComponent, { type: 'BODY' }>,
  place: SlotPlace,
): TemplateSlot[] {
  return variableNames(component.text).map((name, index) => ({
    key: `${place.prefix}body.${name}`,
    component: 'body',
    kind: place.isAuthentication ? 'authentication_code' : 'text',
    name,
    example:
      namedExample(component.example?.body_text_named_params, name) ??
      component.example?.body_text?.[0]?.[index] ??
      '',
    maxLength: place.isAuthentication
      ? templateLimits.authenticationCode
      : room(place.bodyLimit, component.text),
  }));
}
