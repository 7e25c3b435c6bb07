/** A template as an author defines it, and what a send of it carries. */
export interface TemplateKind {
  definition: {
    name: string;
    language: string;
    category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
    parameter_format?: 'NAMED' | 'POSITIONAL';
    message_send_ttl_seconds?: number;
    components: { type: string; [key: string]: unknown }[];
  };
  parameters: { type: string; [key: string]: unknown }[];
}

const body = { type: 'BODY', text: 'Your order is on its way to you.' };
const urlButton = {
  type: 'URL',
  text: 'Shop',
  url: 'https://shop.example/{{1}}',
  example: ['https://shop.example/a'],
};
const picture = {
  type: 'header',
  parameters: [{ type: 'image', image: { link: 'https://shop.example/a.png' } }],
};

function button(subType: string, index: number, parameter: Record<string, unknown>) {
  return { type: 'button', sub_type: subType, index, parameters: [parameter] };
}
const suffix = (index: number) => button('url', index, { type: 'text', text: 'a' });
const coupon = (index: number) =>
  button('copy_code', index, { type: 'coupon_code', coupon_code: 'SUMMER25' });

/** Definition of a plain template; `change` replaces what is named. */
export function plainTemplate(
  name: string,
  change: Partial<TemplateKind['definition']> = {},
): TemplateKind['definition'] {
  return { name, language: 'en', category: 'UTILITY', components: [body], ...change };
}

function marketing(name: string, components: TemplateKind['definition']['components']) {
  return plainTemplate(name, { category: 'MARKETING', components });
}

const named = (name: string, value: string) => ({
  type: 'text',
  parameter_name: name,
  text: value,
});

function namedVariables(): TemplateKind {
  return {
    definition: plainTemplate('named_variables', {
      parameter_format: 'NAMED',
      components: [
        {
          type: 'header',
          format: 'text',
          text: 'Order {{order_id}}',
          example: { header_text_named_params: [{ param_name: 'order_id', example: 'A-1' }] },
        },
        {
          type: 'body',
          text: 'Hi {{first_name}}, your order comes on {{day}} in the morning.',
          example: {
            body_text_named_params: [
              { param_name: 'first_name', example: 'Zoë' },
              { param_name: 'day', example: 'Friday' },
            ],
          },
        },
        { type: 'footer', text: 'Fjord & Field' },
      ],
    }),
    parameters: [
      { type: 'header', parameters: [named('order_id', 'A-1')] },
      { type: 'body', parameters: [named('first_name', 'Zoë'), named('day', 'Friday')] },
    ],
  };
}

function pictureAndButtons(image: { type: string }): TemplateKind {
  return {
    definition: marketing('picture_and_buttons', [
      image,
      body,
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Yes' },
          { type: 'QUICK_REPLY', text: 'No' },
          urlButton,
          { type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+390255501234' },
          { type: 'COPY_CODE', example: 'SUMMER25' },
        ],
      },
    ]),
    parameters: [
      picture,
      button('quick_reply', 0, { type: 'payload', payload: 'yes' }),
      suffix(2),
      coupon(4),
    ],
  };
}

function oneTimeCode(): TemplateKind {
  const code = { type: 'text', text: '482913' };
  return {
    definition: plainTemplate('one_time_code', {
      category: 'AUTHENTICATION',
      message_send_ttl_seconds: 300,
      components: [
        { type: 'BODY', add_security_recommendation: true },
        { type: 'FOOTER', code_expiration_minutes: 5 },
        { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
      ],
    }),
    parameters: [{ type: 'body', parameters: [code] }, button('url', 0, code)],
  };
}

function limitedOffer(image: { type: string }): TemplateKind {
  return {
    definition: marketing('offer', [
      image,
      {
        type: 'LIMITED_TIME_OFFER',
        limited_time_offer: { text: 'Until Sunday', has_expiration: true },
      },
      body,
      { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'SUMMER25' }, urlButton] },
    ]),
    parameters: [
      picture,
      {
        type: 'limited_time_offer',
        parameters: [
          {
            type: 'limited_time_offer',
            limited_time_offer: { expiration_time_ms: Date.UTC(2027, 0, 1) },
          },
        ],
      },
      coupon(0),
      suffix(1),
    ],
  };
}

const filled = (index: number) => ({
  card_index: index,
  components: [
    picture,
    button('quick_reply', 0, { type: 'payload', payload: `more ${index}` }),
    suffix(1),
  ],
});

function carousel(image: { type: string }): TemplateKind {
  const card = (text: string) => ({
    components: [
      image,
      { type: 'BODY', text },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'More' }, urlButton] },
    ],
  });
  return {
    definition: marketing('cards', [
      body,
      { type: 'CAROUSEL', cards: [card('A lamp'), card('A chair')] },
    ]),
    parameters: [{ type: 'carousel', cards: [filled(0), filled(1)] }],
  };
}

function products(): TemplateKind {
  return {
    definition: marketing('products', [
      { type: 'HEADER', format: 'TEXT', text: 'For you' },
      body,
      { type: 'BUTTONS', buttons: [{ type: 'MPM', text: 'View items' }] },
    ]),
    parameters: [
      button('mpm', 0, {
        type: 'action',
        action: {
          thumbnail_product_retailer_id: 'rain-jacket',
          sections: [
            { title: 'Outdoors', product_items: [{ product_retailer_id: 'rain-jacket' }] },
          ],
        },
      }),
    ],
  };
}

/**
 * Every kind of template that Meta knows, as an author would define it and as a send fills it. `handle` is
 * that of an uploaded sample, `flowId` a Flow of the account.
 */
export function templateKinds(handle: string, flowId: string): TemplateKind[] {
  const image = { type: 'HEADER', format: 'IMAGE', example: { header_handle: [handle] } };
  const place = { latitude: '45.46', longitude: '9.19', name: 'Shop', address: 'Via Roma 1' };
  return [
    namedVariables(),
    pictureAndButtons(image),
    {
      definition: plainTemplate('place', {
        components: [{ type: 'HEADER', format: 'LOCATION' }, body],
      }),
      parameters: [{ type: 'header', parameters: [{ type: 'location', location: place }] }],
    },
    oneTimeCode(),
    limitedOffer(image),
    carousel(image),
    {
      definition: marketing('catalogue', [
        body,
        { type: 'BUTTONS', buttons: [{ type: 'CATALOG', text: 'View catalog' }] },
      ]),
      parameters: [],
    },
    products(),
    {
      definition: plainTemplate('flow', {
        components: [
          body,
          {
            type: 'BUTTONS',
            buttons: [{ type: 'FLOW', text: 'Book', flow_id: flowId, flow_action: 'navigate' }],
          },
        ],
      }),
      parameters: [button('flow', 0, { type: 'action', action: { flow_token: 'token' } })],
    },
  ];
}
