import type {
  Bubble,
  BubbleButton,
  BubbleCard,
  BubbleHeader,
  Template,
  TemplateButton,
  TextRun,
} from '@waypost/whatsapp';

import { valuesByVariable } from '../templates/check-text.ts';
import {
  parametersFor,
  partOf,
  templateSendSchema,
  type Parameter,
  type SendComponent,
  type TemplatePart,
} from '../templates/send-schema.ts';
import { piecesOf, variablesOf } from '../templates/template-parts.ts';
import { mediumUrl } from './medium-url.ts';

/** A template's or a card's parts, with the parameters that were sent for them. */
interface Filled {
  parts: Template['components'];
  components: readonly SendComponent[];
  named: boolean;
  /** Before the names of slots: nothing, or the card. */
  prefix: string;
}

function fill(
  where: 'header' | 'body',
  text: string,
  { components, named, prefix }: Filled,
): TextRun[] {
  const values = valuesByVariable(variablesOf(text), parametersFor(components, where), named);
  return piecesOf(text).map((piece): TextRun => {
    if ('words' in piece) return { text: piece.words, source: 'template' };
    const slot = `${prefix}${where}.${piece.variable}`;
    const value = values.get(piece.variable);
    return value === undefined
      ? { text: '', source: 'missing', slot }
      : { text: value, source: 'value', slot };
  });
}

function drawLocation(location: NonNullable<Parameter['location']>): BubbleHeader {
  const { latitude, longitude, name, address } = location;
  return {
    kind: 'location',
    ...(latitude ? { latitude } : {}),
    ...(longitude ? { longitude } : {}),
    ...(name ? { name } : {}),
    ...(address ? { address } : {}),
  };
}

function drawHeader(header: TemplatePart<'HEADER'>, filled: Filled): BubbleHeader {
  const [parameter] = parametersFor(filled.components, 'header');
  switch (header.format) {
    case 'TEXT':
      return { kind: 'text', runs: fill('header', header.text ?? '', filled) };
    case 'LOCATION':
      return drawLocation(parameter?.location ?? {});
    case 'PRODUCT':
      return {
        kind: 'product',
        product: { retailerId: parameter?.product?.product_retailer_id ?? '' },
      };
    case 'IMAGE':
      return { kind: 'image', ...mediumUrl(parameter?.image ?? {}) };
    case 'VIDEO':
    case 'GIF':
      return { kind: 'video', ...mediumUrl(parameter?.video ?? parameter?.gif ?? {}) };
    case 'DOCUMENT': {
      const medium = parameter?.document ?? {};
      return {
        kind: 'document',
        ...mediumUrl(medium),
        ...(medium.filename === undefined ? {} : { filename: medium.filename }),
      };
    }
  }
}

const oneTimeCodeUrl = 'https://www.whatsapp.com/otp/code';

function isOneTimeCode(button: TemplateButton): boolean {
  return button.type === 'OTP' || (button.type === 'URL' && button.url.startsWith(oneTimeCodeUrl));
}

function drawCode(text: string, index: number, code: string | undefined): BubbleButton {
  return { kind: 'copy_code', text, index, ...(code === undefined ? {} : { payload: code }) };
}

function drawButton(
  button: TemplateButton,
  index: number,
  parameter: Parameter | undefined,
): BubbleButton {
  if (isOneTimeCode(button)) return drawCode(button.text || 'Copy code', index, parameter?.text);
  const text = button.text ?? '';
  switch (button.type) {
    case 'QUICK_REPLY':
      return { kind: 'quick_reply', text, index, payload: parameter?.payload ?? text };
    case 'URL': {
      const url = button.url.replace(/\{\{\s*\w+\s*\}\}/, parameter?.text ?? '');
      return { kind: 'url', text, index, url };
    }
    case 'COPY_CODE':
      return drawCode(text || 'Copy offer code', index, parameter?.coupon_code);
    case 'FLOW':
      return {
        kind: 'flow',
        text,
        index,
        ...(button.flow_id === undefined ? {} : { payload: button.flow_id }),
      };
    case 'CATALOG':
      return { kind: 'catalog', text, index };
    case 'MPM':
    case 'SPM':
      return { kind: 'products', text, index };
    case 'REQUEST_CONTACT_INFO':
      return { kind: 'contact_request', text, index };
    case 'PHONE_NUMBER':
    case 'VOICE_CALL':
      return { kind: 'phone', text, index };
    case 'OTP':
      return drawCode(text, index, parameter?.text);
  }
}

function parameterOfButton(
  components: readonly SendComponent[],
  index: number,
): Parameter | undefined {
  return components.find(
    (component) => component.type.toLowerCase() === 'button' && Number(component.index) === index,
  )?.parameters?.[0];
}

/** What a catalogue's or a product list's button brings along: a picture above, the products behind. */
function drawShop(filled: Filled): Pick<Bubble, 'header' | 'products'> {
  const buttons = partOf(filled.parts, 'BUTTONS')?.buttons ?? [];
  const place = buttons.findIndex(({ type }) => type === 'CATALOG' || type === 'MPM');
  const action = place < 0 ? undefined : parameterOfButton(filled.components, place)?.action;
  const thumbnail = action?.thumbnail_product_retailer_id;
  return {
    ...(thumbnail === undefined
      ? {}
      : { header: { kind: 'product', product: { retailerId: thumbnail } } }),
    ...(action?.sections === undefined
      ? {}
      : {
          products: {
            sections: action.sections.map(({ title = '', product_items }) => ({
              title,
              products: product_items.map((item) => ({ retailerId: item.product_retailer_id })),
            })),
          },
        }),
  };
}

function drawOffer(filled: Filled): Pick<Bubble, 'offer'> {
  const offer = partOf(filled.parts, 'LIMITED_TIME_OFFER')?.limited_time_offer;
  if (!offer) return {};
  const [parameter] = parametersFor(filled.components, 'limited_time_offer');
  const expiresAt = parameter?.limited_time_offer?.expiration_time_ms;
  const code = filled.components
    .flatMap((component) => component.parameters ?? [])
    .find((each) => each.coupon_code !== undefined)?.coupon_code;
  return {
    offer: {
      text: offer.text,
      ...(offer.has_expiration && expiresAt !== undefined ? { expiresAt } : {}),
      ...(code === undefined ? {} : { code }),
    },
  };
}

function drawParts(filled: Filled): BubbleCard {
  const header = partOf(filled.parts, 'HEADER');
  const buttons = partOf(filled.parts, 'BUTTONS')?.buttons ?? [];
  return {
    ...(header ? { header: drawHeader(header, filled) } : {}),
    body: fill('body', partOf(filled.parts, 'BODY')?.text ?? '', filled),
    buttons: buttons.map((button, index) =>
      drawButton(button, index, parameterOfButton(filled.components, index)),
    ),
  };
}

function drawFooter(template: Template): Pick<Bubble, 'footer'> {
  const footer = partOf(template.components, 'FOOTER');
  if (footer?.text !== undefined) return { footer: footer.text };
  const minutes = footer?.code_expiration_minutes;
  return minutes === undefined ? {} : { footer: `This code expires in ${minutes} minutes.` };
}

/** Draws a template that was sent, from its text of then and its parameters. */
export function drawTemplate(template: Template, content: unknown): Bubble {
  const components = templateSendSchema.parse(content).components ?? [];
  const named = template.parameterFormat === 'NAMED';
  const filled: Filled = { parts: template.components, components, named, prefix: '' };
  const carousel = partOf(template.components, 'CAROUSEL');
  const sentCards = components.find((component) => component.type.toLowerCase() === 'carousel');
  return {
    ...drawShop(filled),
    ...drawParts(filled),
    ...drawFooter(template),
    ...drawOffer(filled),
    ...(carousel
      ? {
          cards: carousel.cards.map((card, place) =>
            drawParts({
              parts: card.components,
              components:
                sentCards?.cards?.find((each) => each.card_index === place)?.components ?? [],
              named,
              prefix: `card.${place}.`,
            }),
          ),
        }
      : {}),
  };
}
