import type { Template } from './template.ts';

/** Templates that this package's tests share. */
export const abandonedCart: Template = {
  name: 'abandoned_cart',
  language: 'en',
  category: 'MARKETING',
  status: 'APPROVED',
  parameterFormat: 'POSITIONAL',
  components: [
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Remind me later' },
        {
          type: 'URL',
          text: 'Open cart',
          url: 'https://shop.example/cart/{{1}}',
          example: ['https://shop.example/cart/42'],
        },
        { type: 'COPY_CODE', example: ['SAVE10'] },
      ],
    },
    { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW'] } },
    {
      type: 'BODY',
      text: 'Hi {{1}}, your cart of {{2}} is waiting.',
      example: { body_text: [['Anna', '40 €']] },
    },
    { type: 'FOOTER', text: 'Reply STOP to leave' },
  ],
};

export const codeTemplate: Template = {
  name: 'sign_in_code',
  language: 'en',
  category: 'AUTHENTICATION',
  status: 'APPROVED',
  parameterFormat: 'POSITIONAL',
  components: [
    { type: 'BODY', text: '*{{1}}* is your verification code.' },
    { type: 'FOOTER', code_expiration_minutes: 10 },
    {
      type: 'BUTTONS',
      buttons: [
        {
          type: 'URL',
          text: 'Copy code',
          url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
        },
      ],
    },
  ],
};

export const namedTemplate: Template = {
  name: 'order_update',
  language: 'en_US',
  category: 'UTILITY',
  status: 'APPROVED',
  parameterFormat: 'NAMED',
  components: [
    {
      type: 'HEADER',
      format: 'TEXT',
      text: 'Order {{order_id}}',
      example: { header_text_named_params: [{ param_name: 'order_id', example: 'A-7' }] },
    },
    {
      type: 'BODY',
      text: 'On {{day}} your order leaves, {{first_name}}. See you on {{day}}!',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Anna' },
          { param_name: 'day', example: 'Friday' },
        ],
      },
    },
  ],
};
