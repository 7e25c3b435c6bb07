import { templateSchema, type Template } from '@waypost/whatsapp';

import { GraphError } from '../../graph/graph-error.ts';
import type { DefinedButton, DefinedComponent, DefinedPart, Definition } from './definition.ts';

/** Labels that WhatsApp gives buttons whose author can't. */
const fixedLabels: Record<string, string> = {
  COPY_CODE: 'Copy offer code',
  CATALOG: 'View catalog',
  MPM: 'View items',
  SPM: 'View',
};

interface CodeWords {
  body: string;
  warning: string;
  copy: string;
}
const english: CodeWords = {
  body: '*{{1}}* is your verification code.',
  warning: ' For your security, do not share this code.',
  copy: 'Copy code',
};
/** Meta's own texts for one-time codes, for the languages Waypost speaks. */
const codeWords: Record<string, CodeWords> = {
  it: {
    body: '*{{1}}* è il tuo codice di verifica.',
    warning: ' Per la tua sicurezza, non condividerlo.',
    copy: 'Copia codice',
  },
  fr: {
    body: '*{{1}}* est votre code de vérification.',
    warning: ' Pour votre sécurité, ne le partagez pas.',
    copy: 'Copier le code',
  },
  nl: {
    body: '*{{1}}* is je verificatiecode.',
    warning: ' Deel deze code voor je veiligheid niet.',
    copy: 'Code kopiëren',
  },
  zh: {
    body: '您的验证码是 *{{1}}*。',
    warning: '为了您的安全，请勿分享此验证码。',
    copy: '复制验证码',
  },
};

function authenticationComponents(definition: Definition): unknown[] {
  const words = codeWords[definition.language.slice(0, 2)] ?? english;
  const find = (type: string) => definition.components.find((component) => component.type === type);
  const body = find('BODY');
  const minutes = find('FOOTER')?.code_expiration_minutes;
  const button = find('BUTTONS')?.buttons?.[0];
  const secure = body?.add_security_recommendation === true;
  const expiry = minutes === undefined ? '' : `&code_expiration_minutes=${minutes}`;
  const url = `https://www.whatsapp.com/otp/code/?otp_type=${button?.otp_type ?? 'COPY_CODE'}${expiry}&code=otp`;
  return [
    {
      type: 'BODY',
      text: words.body + (secure ? words.warning : ''),
      add_security_recommendation: secure,
      example: { body_text: [['123456']] },
    },
    ...(minutes === undefined ? [] : [{ type: 'FOOTER', code_expiration_minutes: minutes }]),
    {
      type: 'BUTTONS',
      buttons: [
        {
          type: 'URL',
          text: button?.text ?? words.copy,
          url: `${url}{{1}}`,
          example: [`${url}123456`],
        },
      ],
    },
  ];
}

function storedButton(button: DefinedButton): Record<string, unknown> {
  const text = button.text ?? fixedLabels[button.type];
  return { ...button, ...(text === undefined ? {} : { text }) };
}

function storedPart(part: DefinedPart): Record<string, unknown> {
  return {
    ...part,
    ...(part.buttons ? { buttons: part.buttons.map(storedButton) } : {}),
  };
}

function storedComponent({ cards, ...part }: DefinedComponent): Record<string, unknown> {
  return {
    ...storedPart(part),
    ...(cards
      ? {
          cards: cards.map((card) => ({
            components: card.components.map((component) => storedPart(component)),
          })),
        }
      : {}),
  };
}

/** A checked definition as Meta reads it back: one-time codes as a url button, labels filled in. */
export function asStored(definition: Definition): Template {
  const components =
    definition.category === 'AUTHENTICATION'
      ? authenticationComponents(definition)
      : definition.components.map(storedComponent);
  const read = templateSchema.safeParse({
    name: definition.name,
    language: definition.language,
    category: definition.category,
    status: 'PENDING',
    parameterFormat: definition.parameter_format,
    components,
  });
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new GraphError(100, `Invalid parameter ${issue?.path.join('.')}: ${issue?.message}`);
}
