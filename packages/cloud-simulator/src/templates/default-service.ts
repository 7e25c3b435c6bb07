import type { Template } from '@waypost/whatsapp';

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

export const orderUpdates: readonly Template[] = [
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
];

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

export const appointmentReminders: readonly Template[] = [
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
];

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

export const signInCodes: readonly Template[] = [
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
];

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

export const subscriptionConfirmations: readonly Template[] = [
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
];
