import type { TemplateComponent } from '../templates/template.ts';
import type { BubbleHeader } from './bubble.ts';
import { filenameOfLink } from './filename-of-link.ts';
import { type MediaReference, mediaReference, mediaUrl } from './media-reference.ts';
import { isCoordinate } from './parameter-rules.ts';
import { compileTemplateText } from './render-template-text.ts';
import { checkText, type ComponentPlace, type RenderStep } from './rendering.ts';
import type { TemplateParameter } from './template-send.ts';

type Header = Extract<TemplateComponent, { type: 'HEADER' }>;
type MediaFormat = 'IMAGE' | 'VIDEO' | 'GIF' | 'DOCUMENT';

/** The header of a message or of a card, of every format. */
export function compileHeader(header: Header, place: ComponentPlace): RenderStep {
  switch (header.format) {
    case 'TEXT':
      return compileTemplateText(header.text ?? '', 'header', place);
    case 'LOCATION':
      return compileLocation(place);
    case 'PRODUCT':
      return compileProduct(place);
    case 'IMAGE':
    case 'VIDEO':
    case 'GIF':
    case 'DOCUMENT':
      return compileMedia(header.format, place);
  }
}

const drawnKinds = { IMAGE: 'image', VIDEO: 'video', GIF: 'video', DOCUMENT: 'document' } as const;

function compileMedia(format: MediaFormat, { prefix }: ComponentPlace): RenderStep {
  const slot = `${prefix}header.media`;
  const kind = drawnKinds[format];
  return (rendering, frame) => {
    const { text, source } = rendering.valueOf(slot);
    const read = mediaReference(text);
    const reference = read ?? { link: text };
    const url = read === null ? undefined : mediaUrl(read);
    const filename = kind === 'document' ? filenameOf(rendering.valueOf, prefix, text) : undefined;
    const drawn: Extract<
      BubbleHeader,
      { kind: 'image' | 'video' | 'document' | 'audio' | 'sticker' }
    > = { kind };
    if (url !== undefined) drawn.url = url;
    if (filename !== undefined) drawn.filename = filename;
    frame.drawn.header = drawn;
    frame.components.push({
      type: 'header',
      parameters: [mediaParameter(format, reference, filename)],
    });
    if (source !== 'missing' && read === null) {
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
  format: MediaFormat,
  reference: MediaReference,
  filename: string | undefined,
): TemplateParameter {
  switch (format) {
    case 'IMAGE':
      return { type: 'image', image: reference };
    case 'VIDEO':
      return { type: 'video', video: reference };
    case 'GIF':
      return { type: 'gif', gif: reference };
    case 'DOCUMENT':
      return {
        type: 'document',
        document: filename === undefined ? reference : { ...reference, filename },
      };
  }
}

/** The author's name for the document, else the last part of its address. */
function filenameOf(
  valueOf: (key: string) => { text: string },
  prefix: string,
  address: string,
): string | undefined {
  const chosen = valueOf(`${prefix}header.filename`).text;
  return chosen === '' ? filenameOfLink(address) : chosen;
}

function compileProduct({ prefix }: ComponentPlace): RenderStep {
  return ({ valueOf }, frame) => {
    const product_retailer_id = valueOf(`${prefix}header.product`).text;
    const catalog_id = valueOf(`${prefix}header.catalog`).text;
    frame.drawn.header = { kind: 'product', product: { retailerId: product_retailer_id } };
    frame.components.push({
      type: 'header',
      parameters: [{ type: 'product', product: { product_retailer_id, catalog_id } }],
    });
  };
}

function compileLocation({ prefix }: ComponentPlace): RenderStep {
  return (rendering, frame) => {
    const valueOf = (part: string) => rendering.valueOf(`${prefix}header.${part}`);
    for (const axis of ['latitude', 'longitude'] as const) {
      const { text, source } = valueOf(axis);
      if (source === 'missing' || isCoordinate(text, axis)) continue;
      rendering.problems.push({
        slot: `${prefix}header.${axis}`,
        component: 'header',
        code: 'coordinate_invalid',
        text: `The ${axis} needs decimal degrees, for example 45.4642.`,
      });
    }
    const location = {
      latitude: valueOf('latitude').text,
      longitude: valueOf('longitude').text,
      name: valueOf('name').text,
      address: valueOf('address').text,
    };
    checkText(rendering, `${prefix}header.name`, 'header', location.name);
    checkText(rendering, `${prefix}header.address`, 'header', location.address);
    frame.drawn.header = {
      kind: 'location',
      ...(location.latitude === '' ? {} : { latitude: location.latitude }),
      ...(location.longitude === '' ? {} : { longitude: location.longitude }),
      ...(location.name === '' ? {} : { name: location.name }),
      ...(location.address === '' ? {} : { address: location.address }),
    };
    frame.components.push({ type: 'header', parameters: [{ type: 'location', location }] });
  };
}
