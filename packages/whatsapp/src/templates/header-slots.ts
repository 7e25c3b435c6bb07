import { templateLimits } from './limits.ts';
import { namedExample, room } from './slot-examples.ts';
import type { SlotPlace, TemplateSlot } from './slots.ts';
import type { TemplateComponent } from './template.ts';
import { variableNames } from './variables.ts';

type Header = Extract<TemplateComponent, { type: 'HEADER' }>;

/** What a header, the message's or a card's, needs from its author. */
export function headerSlots(header: Header, { prefix }: SlotPlace): TemplateSlot[] {
  const slot = (name: string, rest: Pick<TemplateSlot, 'kind' | 'maxLength'>): TemplateSlot => ({
    key: `${prefix}header.${name}`,
    component: 'header',
    name,
    example: '',
    ...rest,
  });
  switch (header.format) {
    case 'TEXT': {
      const text = header.text ?? '';
      return variableNames(text).map((name, place) => ({
        ...slot(name, { kind: 'text', maxLength: room(templateLimits.headerText, text) }),
        example:
          namedExample(header.example?.header_text_named_params, name) ??
          header.example?.header_text?.[place] ??
          '',
      }));
    }
    case 'LOCATION':
      return [
        slot('latitude', { kind: 'coordinate', maxLength: templateLimits.locationText }),
        slot('longitude', { kind: 'coordinate', maxLength: templateLimits.locationText }),
        slot('name', { kind: 'text', maxLength: templateLimits.locationText }),
        slot('address', { kind: 'text', maxLength: templateLimits.locationText }),
      ];
    case 'PRODUCT':
      return [
        slot('product', { kind: 'product', maxLength: templateLimits.productId }),
        slot('catalog', { kind: 'catalog', maxLength: templateLimits.catalogId }),
      ];
    case 'IMAGE':
    case 'VIDEO':
    case 'GIF':
    case 'DOCUMENT': {
      const kind = mediaKinds[header.format];
      const media: TemplateSlot = {
        ...slot('media', { kind, maxLength: templateLimits.mediaLink }),
        example: header.example?.header_handle?.[0] ?? '',
      };
      if (kind !== 'document') return [media];
      return [
        media,
        {
          ...slot('filename', { kind: 'text', maxLength: templateLimits.filename }),
          optional: true,
        },
      ];
    }
  }
}

/** A GIF is a short silent video to everybody but Meta's parameter. */
export const mediaKinds = {
  IMAGE: 'image',
  VIDEO: 'video',
  GIF: 'video',
  DOCUMENT: 'document',
} as const;
