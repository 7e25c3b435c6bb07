import { templateLimits } from './limits.ts';
import { room, suffixOf } from './slot-examples.ts';
import type { SlotPlace, TemplateSlot } from './slots.ts';
import { buttonLabel, type TemplateButton } from './template-buttons.ts';
import { variableNames } from './variables.ts';

/** What the buttons of a message or of a card need from their author. */
export function buttonSlots(buttons: TemplateButton[], place: SlotPlace): TemplateSlot[] {
  return buttons.flatMap((button, buttonIndex) =>
    slotsOfButton(button, place).map(({ part, ...slot }) => ({
      key: `${place.prefix}button.${buttonIndex}.${part}`,
      component: 'button',
      name: buttonLabel(button),
      buttonIndex,
      example: '',
      ...slot,
    })),
  );
}

type ButtonSlot = { part: string } & Pick<TemplateSlot, 'kind' | 'maxLength'> &
  Partial<Pick<TemplateSlot, 'name' | 'example' | 'optional'>>;

function slotsOfButton(button: TemplateButton, place: SlotPlace): ButtonSlot[] {
  switch (button.type) {
    case 'URL':
      if (place.isAuthentication || variableNames(button.url).length === 0) return [];
      return [
        {
          part: 'url',
          kind: 'url_suffix',
          example: suffixOf(button.url, button.example?.[0] ?? ''),
          maxLength: room(templateLimits.url, button.url),
        },
      ];
    case 'COPY_CODE': {
      const { example } = button;
      return [
        {
          part: 'code',
          kind: 'coupon_code',
          name: button.text ?? 'code',
          example: (Array.isArray(example) ? example[0] : example) ?? '',
          maxLength: templateLimits.couponCode,
        },
      ];
    }
    case 'FLOW':
      return [
        {
          part: 'flow_data',
          kind: 'flow_data',
          maxLength: templateLimits.flowData,
          optional: true,
        },
        {
          part: 'flow_token',
          kind: 'flow_token',
          maxLength: templateLimits.flowToken,
          optional: true,
        },
      ];
    case 'CATALOG':
      return [thumbnail];
    case 'MPM':
      return [
        { part: 'products', kind: 'products', maxLength: templateLimits.products },
        thumbnail,
      ];
    case 'QUICK_REPLY':
    case 'PHONE_NUMBER':
    case 'OTP':
    case 'SPM':
    case 'REQUEST_CONTACT_INFO':
    case 'VOICE_CALL':
      return [];
  }
}

const thumbnail: ButtonSlot = {
  part: 'thumbnail',
  kind: 'product',
  maxLength: templateLimits.productId,
  optional: true,
};
