import { variableNames } from '../variables.ts';
import { type DraftButton, type DraftHeader, isCodeDraft, type TemplateDraft } from './draft.ts';
import { parameterFormatOf } from './draft-texts.ts';

/** A template as Meta takes it for review. */
export interface TemplateDefinition {
  name: string;
  language: string;
  category: string;
  parameterFormat: 'POSITIONAL' | 'NAMED';
  ttlSeconds: number | null;
  components: object[];
}

/**
 * Turns a draft into what Meta reviews.
 *
 * @param handleOf Gives the upload handle (`4::…`) of a sample medium.
 */
export function templateDefinition(
  draft: TemplateDraft,
  handleOf: (sample: string) => string,
): TemplateDefinition {
  return {
    name: draft.name,
    language: draft.language,
    category: draft.category,
    parameterFormat: parameterFormatOf(draft),
    ttlSeconds: draft.ttlSeconds,
    components: isCodeDraft(draft) ? codeComponents(draft) : messageComponents(draft, handleOf),
  };
}

/** The samples whose handles `templateDefinition` asks for, each once. */
export function draftSamples(draft: TemplateDraft): string[] {
  const samples = new Set<string>();
  templateDefinition(draft, (sample) => {
    samples.add(sample);
    return sample;
  });
  samples.delete('');
  return [...samples];
}

type HandleOf = (sample: string) => string;

function messageComponents(draft: TemplateDraft, handleOf: HandleOf): object[] {
  const isNamed = parameterFormatOf(draft) === 'NAMED';
  const body = textComponent('BODY', draft.body, 'body.', draft.examples, isNamed);
  if (draft.layout === 'carousel') {
    const cards = draft.cards.map((card, index) => {
      const prefix = `card.${index}.`;
      return {
        components: [
          ...headerComponents(card.header, prefix, draft.examples, isNamed, handleOf),
          ...(card.body === ''
            ? []
            : [textComponent('BODY', card.body, `${prefix}body.`, draft.examples, isNamed)]),
          ...buttonsComponents(card.buttons),
        ],
      };
    });
    return [body, { type: 'CAROUSEL', cards }];
  }
  const header = headerComponents(draft.header, '', draft.examples, isNamed, handleOf);
  if (draft.layout === 'offer') {
    const { text, hasExpiration: has_expiration } = draft.offer;
    const offer = { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text, has_expiration } };
    return [...header, offer, body, ...buttonsComponents(draft.buttons)];
  }
  return [
    ...header,
    body,
    ...(draft.footer.trim() === '' ? [] : [{ type: 'FOOTER', text: draft.footer }]),
    ...buttonsComponents(draft.buttons),
  ];
}

function headerComponents(
  header: DraftHeader,
  prefix: string,
  examples: Record<string, string>,
  isNamed: boolean,
  handleOf: HandleOf,
): object[] {
  switch (header.kind) {
    case 'none':
      return [];
    case 'text':
      return [
        {
          ...textComponent('HEADER', header.text, `${prefix}header.`, examples, isNamed),
          format: 'TEXT',
        },
      ];
    case 'location':
      return [{ type: 'HEADER', format: 'LOCATION' }];
    case 'product':
      return [{ type: 'HEADER', format: 'PRODUCT' }];
    case 'image':
    case 'video':
    case 'document':
    case 'gif':
      return [
        {
          type: 'HEADER',
          format: header.kind.toUpperCase(),
          example: { header_handle: [handleOf(header.sample)] },
        },
      ];
  }
}

function textComponent(
  type: 'HEADER' | 'BODY',
  text: string,
  prefix: string,
  examples: Record<string, string>,
  isNamed: boolean,
): { type: 'HEADER' | 'BODY'; text: string; example?: object } {
  const names = variableNames(text);
  if (names.length === 0) return { type, text };
  const key = type === 'HEADER' ? 'header_text' : 'body_text';
  const values = names.map((name) => examples[`${prefix}${name}`] ?? '');
  if (isNamed) {
    const named = names.map((param_name, index) => ({ param_name, example: values[index] ?? '' }));
    return { type, text, example: { [`${key}_named_params`]: named } };
  }
  return { type, text, example: { [key]: type === 'HEADER' ? values : [values] } };
}

function buttonsComponents(buttons: readonly DraftButton[]): object[] {
  if (buttons.length === 0) return [];
  return [{ type: 'BUTTONS', buttons: buttons.map(buttonDefinition) }];
}

function buttonDefinition(button: DraftButton): object {
  const { text } = button;
  switch (button.kind) {
    case 'quick_reply':
      return { type: 'QUICK_REPLY', text };
    case 'url': {
      const url = { type: 'URL', text, url: button.url };
      if (variableNames(button.url).length === 0) return url;
      return { ...url, example: [button.url.replace(/\{\{[^{}]*\}\}/, () => button.example)] };
    }
    case 'phone':
      return { type: 'PHONE_NUMBER', text, phone_number: button.phone };
    case 'copy_code':
      return { type: 'COPY_CODE', example: button.example };
    case 'flow':
      return {
        type: 'FLOW',
        text,
        flow_id: button.flowId,
        ...(button.flowScreen === ''
          ? { flow_action: 'data_exchange' }
          : { flow_action: 'navigate', navigate_screen: button.flowScreen }),
      };
    case 'catalog':
      return { type: 'CATALOG', text };
    case 'products':
      return { type: 'MPM', text };
    case 'product':
      return { type: 'SPM', text };
    case 'contact_request':
      return { type: 'REQUEST_CONTACT_INFO' };
    case 'voice_call':
      return { type: 'VOICE_CALL', text };
  }
}

function codeComponents({ code }: TemplateDraft): object[] {
  const isApp = code.button !== 'COPY_CODE';
  const button = {
    type: 'OTP',
    otp_type: code.button,
    ...(code.text === '' ? {} : { text: code.text }),
    ...(isApp && code.autofillText !== '' ? { autofill_text: code.autofillText } : {}),
    ...(code.button === 'ZERO_TAP' ? { zero_tap_terms_accepted: code.zeroTapTermsAccepted } : {}),
    ...(isApp
      ? {
          supported_apps: code.apps.map(({ packageName, signatureHash }) => ({
            package_name: packageName,
            signature_hash: signatureHash,
          })),
        }
      : {}),
  };
  return [
    { type: 'BODY', add_security_recommendation: code.addSecurityRecommendation },
    ...(code.expirationMinutes === null
      ? []
      : [{ type: 'FOOTER', code_expiration_minutes: code.expirationMinutes }]),
    { type: 'BUTTONS', buttons: [button] },
  ];
}
