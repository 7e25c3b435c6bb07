import type { Template } from '@waypost/whatsapp';

/** Stands for the simulator's own pictures; replaced by their address when templates are listed. */
export const mediaPlaceholder = 'simulator-media:';

type Words = Record<string, string>;

function named(words: Words, ...names: string[]): { param_name: string; example: string }[] {
  return names.map((name) => ({ param_name: name, example: words[name] ?? '' }));
}

const cart: Words = { first_name: 'Giulia', cart_total: '€84.90' };

function cartReminder(
  language: string,
  body: string,
  footer: string,
  complete: string,
  notNow: string,
): Template {
  return {
    name: 'cart_reminder',
    language,
    category: 'MARKETING',
    status: 'APPROVED',
    parameterFormat: 'NAMED',
    components: [
      {
        type: 'HEADER',
        format: 'IMAGE',
        example: { header_handle: [`${mediaPlaceholder}cart.png`] },
      },
      {
        type: 'BODY',
        text: body,
        example: { body_text_named_params: named(cart, 'first_name', 'cart_total') },
      },
      { type: 'FOOTER', text: footer },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: complete },
          { type: 'QUICK_REPLY', text: notNow },
        ],
      },
    ],
  };
}

export const cartReminders: readonly Template[] = [
  cartReminder(
    'en',
    'Hi {{first_name}}, you left something in your cart. Your order of {{cart_total}} is waiting for you.',
    'Fjord & Field',
    'Complete order',
    'Not now',
  ),
  cartReminder(
    'it',
    'Ciao {{first_name}}, hai dimenticato qualcosa nel carrello. Il tuo ordine da {{cart_total}} ti aspetta.',
    'Fjord & Field',
    'Completa l’ordine',
    'Non ora',
  ),
  cartReminder(
    'fr',
    'Bonjour {{first_name}}, votre panier de {{cart_total}} vous attend encore. Souhaitez-vous terminer la commande ?',
    'Fjord & Field',
    'Terminer la commande',
    'Pas maintenant',
  ),
  cartReminder(
    'nl',
    'Hoi {{first_name}}, er ligt nog iets in je winkelmand. Je bestelling van {{cart_total}} staat voor je klaar.',
    'Fjord & Field',
    'Bestelling afronden',
    'Niet nu',
  ),
  cartReminder(
    'zh_CN',
    '您好，{{first_name}}！您的购物车里还有商品，总计 {{cart_total}}，正在等您结账。',
    'Fjord & Field',
    '完成订单',
    '以后再说',
  ),
];

const offer: Words = { first_name: 'Sophie', discount: '20 %' };

function summerOffer(
  language: string,
  body: string,
  footer: string,
  shop: string,
  stop: string,
): Template {
  return {
    name: 'summer_offer',
    language,
    category: 'MARKETING',
    status: 'APPROVED',
    parameterFormat: 'NAMED',
    components: [
      {
        type: 'HEADER',
        format: 'IMAGE',
        example: { header_handle: [`${mediaPlaceholder}summer.png`] },
      },
      {
        type: 'BODY',
        text: body,
        example: { body_text_named_params: named(offer, 'first_name', 'discount') },
      },
      { type: 'FOOTER', text: footer },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: stop },
          {
            type: 'URL',
            text: shop,
            url: 'https://shop.example/summer?for={{1}}',
            example: ['https://shop.example/summer?for=a1b2'],
          },
        ],
      },
    ],
  };
}

export const summerOffers: readonly Template[] = [
  summerOffer(
    'en',
    'Hi {{first_name}}, summer is here: {{discount}} off everything until Sunday. Treat yourself!',
    'Fjord & Field',
    'Shop the sale',
    'Stop promotions',
  ),
  summerOffer(
    'it',
    'Ciao {{first_name}}, è arrivata l’estate: {{discount}} di sconto su tutto fino a domenica. Fatti un regalo!',
    'Fjord & Field',
    'Vai ai saldi',
    'Stop promozioni',
  ),
];

function feedbackSurvey(
  language: string,
  body: string,
  good: string,
  fair: string,
  poor: string,
): Template {
  return {
    name: 'feedback_survey',
    language,
    category: 'MARKETING',
    status: 'APPROVED',
    parameterFormat: 'POSITIONAL',
    components: [
      { type: 'BODY', text: body, example: { body_text: [['Luca', 'A-1047']] } },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: good },
          { type: 'QUICK_REPLY', text: fair },
          { type: 'QUICK_REPLY', text: poor },
        ],
      },
    ],
  };
}

export const feedbackSurveys: readonly Template[] = [
  feedbackSurvey(
    'en',
    'Hi {{1}}, how did we do with order {{2}}? One tap is enough.',
    'Great',
    'Okay',
    'Not good',
  ),
  feedbackSurvey(
    'it',
    'Ciao {{1}}, come è andata con l’ordine {{2}}? Basta un tocco.',
    'Benissimo',
    'Così così',
    'Male',
  ),
];

function welcomeCoupon(language: string, body: string, shop: string): Template {
  return {
    name: 'welcome_coupon',
    language,
    category: 'MARKETING',
    status: 'APPROVED',
    parameterFormat: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: body,
        example: { body_text_named_params: [{ param_name: 'first_name', example: 'Noor' }] },
      },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'COPY_CODE', example: ['WELCOME10'] },
          { type: 'URL', text: shop, url: 'https://shop.example/' },
        ],
      },
    ],
  };
}

export const welcomeCoupons: readonly Template[] = [
  welcomeCoupon(
    'en',
    'Welcome, {{first_name}}! Here is a code for ten percent off your first order with us.',
    'Open the shop',
  ),
  welcomeCoupon(
    'it',
    'Benvenuta o benvenuto, {{first_name}}! Ecco un codice per il dieci per cento di sconto sul primo ordine.',
    'Apri il negozio',
  ),
];
