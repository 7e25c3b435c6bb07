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

function orderUpdate(
  language: string,
  header: string,
  body: string,
  track: string,
  day: string,
): Template {
  return {
    name: 'order_update',
    language,
    category: 'UTILITY',
    status: 'APPROVED',
    parameterFormat: 'NAMED',
    components: [
      {
        type: 'HEADER',
        format: 'TEXT',
        text: header,
        example: { header_text_named_params: [{ param_name: 'order_id', example: 'A-1047' }] },
      },
      {
        type: 'BODY',
        text: body,
        example: {
          body_text_named_params: [
            { param_name: 'first_name', example: 'Marco' },
            { param_name: 'delivery_day', example: day },
          ],
        },
      },
      {
        type: 'BUTTONS',
        buttons: [
          {
            type: 'URL',
            text: track,
            url: 'https://shop.example/orders/{{1}}',
            example: ['https://shop.example/orders/A-1047'],
          },
        ],
      },
    ],
  };
}

function appointmentReminder(
  language: string,
  body: string,
  confirm: string,
  reschedule: string,
  day: string,
): Template {
  return {
    name: 'appointment_reminder',
    language,
    category: 'UTILITY',
    status: 'APPROVED',
    parameterFormat: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: body,
        example: {
          body_text_named_params: [
            { param_name: 'first_name', example: 'Anna' },
            { param_name: 'day', example: day },
            { param_name: 'time', example: '10:30' },
          ],
        },
      },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: confirm },
          { type: 'QUICK_REPLY', text: reschedule },
        ],
      },
    ],
  };
}

function signInCode(language: string, body: string, copy: string): Template {
  return {
    name: 'sign_in_code',
    language,
    category: 'AUTHENTICATION',
    status: 'APPROVED',
    parameterFormat: 'POSITIONAL',
    components: [
      {
        type: 'BODY',
        text: body,
        add_security_recommendation: true,
        example: { body_text: [['482913']] },
      },
      { type: 'FOOTER', code_expiration_minutes: 10 },
      {
        type: 'BUTTONS',
        buttons: [
          {
            type: 'URL',
            text: copy,
            url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code_expiration_minutes=10&code=otp{{1}}',
            example: [
              'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code_expiration_minutes=10&code=otp482913',
            ],
          },
        ],
      },
    ],
  };
}

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

function subscriptionConfirmation(
  language: string,
  body: string,
  footer: string,
  confirm: string,
  plan: string,
): Template {
  return {
    name: 'subscription_confirmation',
    language,
    category: 'UTILITY',
    status: 'APPROVED',
    parameterFormat: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: body,
        example: {
          body_text_named_params: [
            { param_name: 'first_name', example: 'Emma' },
            { param_name: 'plan', example: plan },
          ],
        },
      },
      { type: 'FOOTER', text: footer },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: confirm }] },
    ],
  };
}

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

/** Templates of the simulator's default account, all approved. `cart_reminder` has five languages. */
export const defaultTemplates: Template[] = [
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
  orderUpdate(
    'en',
    'Order {{order_id}}',
    'Good news, {{first_name}}! Your order is on its way and arrives on {{delivery_day}}. Follow it with the link below.',
    'Track order',
    'Friday',
  ),
  orderUpdate(
    'it',
    'Ordine {{order_id}}',
    'Buone notizie, {{first_name}}! Il tuo ordine è in viaggio e arriva {{delivery_day}}. Seguilo con il link qui sotto.',
    'Segui l’ordine',
    'venerdì',
  ),
  appointmentReminder(
    'en',
    'Hi {{first_name}}, this is a reminder of your appointment on {{day}} at {{time}}. Can you make it?',
    'Confirm',
    'Reschedule',
    '12 May',
  ),
  appointmentReminder(
    'it',
    'Ciao {{first_name}}, ti ricordiamo l’appuntamento del {{day}} alle {{time}}. Ci sarai?',
    'Confermo',
    'Cambia data',
    '12 maggio',
  ),
  signInCode(
    'en',
    '*{{1}}* is your verification code. For your security, do not share this code.',
    'Copy code',
  ),
  signInCode(
    'it',
    '*{{1}}* è il tuo codice di verifica. Per la tua sicurezza, non condividerlo.',
    'Copia codice',
  ),
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
  subscriptionConfirmation(
    'en',
    'Hi {{first_name}}, please confirm that you want to get {{plan}} from us on WhatsApp.',
    'Reply STOP at any time to leave',
    'Yes, subscribe me',
    'the weekly news',
  ),
  subscriptionConfirmation(
    'it',
    'Ciao {{first_name}}, conferma che vuoi ricevere {{plan}} da noi su WhatsApp.',
    'Rispondi STOP per uscire quando vuoi',
    'Sì, iscrivimi',
    'le novità della settimana',
  ),
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
