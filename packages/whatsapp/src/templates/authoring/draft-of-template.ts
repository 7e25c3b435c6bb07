import { suffixOf } from '../slot-examples.ts';
import { templateSlots } from '../slots.ts';
import type { TemplateButton } from '../template-buttons.ts';
import type { CardComponent, Template, TemplateComponent } from '../template.ts';
import {
  type DraftButton,
  draftButton,
  type DraftButtonKind,
  draftCodeSchema,
  type DraftHeader,
  templateDraft,
  type TemplateDraft,
} from './draft.ts';

/**
 * A draft that says what a template says, to change it or to write it in another language.
 *
 * Meta reads an authentication template back without what its button was made of (`otp_type`, apps):
 * those start from the defaults.
 */
export function draftOfTemplate(
  template: Template & { ttlSeconds?: number | null },
): TemplateDraft {
  const parts = template.components;
  const carousel = find(parts, 'CAROUSEL');
  const offer = find(parts, 'LIMITED_TIME_OFFER')?.limited_time_offer;
  const footer = find(parts, 'FOOTER');
  return templateDraft({
    name: template.name,
    language: template.language,
    category: template.category,
    ttlSeconds: template.ttlSeconds ?? null,
    layout: carousel !== undefined ? 'carousel' : offer !== undefined ? 'offer' : 'standard',
    header: headerOf(find(parts, 'HEADER')),
    body: template.category === 'AUTHENTICATION' ? '' : (find(parts, 'BODY')?.text ?? ''),
    footer: footer?.text ?? '',
    buttons:
      template.category === 'AUTHENTICATION' ? [] : buttonsOf(find(parts, 'BUTTONS')?.buttons),
    offer: offer === undefined ? {} : { text: offer.text, hasExpiration: offer.has_expiration },
    cards: (carousel?.cards ?? []).map(({ components }) => cardOf(components)),
    code: codeOf(template),
    examples: examplesOf(template),
  });
}

function find<Type extends TemplateComponent['type']>(
  components: readonly TemplateComponent[],
  type: Type,
): Extract<TemplateComponent, { type: Type }> | undefined {
  return components.find(
    (component): component is Extract<TemplateComponent, { type: Type }> => component.type === type,
  );
}

function cardOf(components: readonly CardComponent[]) {
  const card: { header: DraftHeader; body: string; buttons: DraftButton[] } = {
    header: headerOf(undefined),
    body: '',
    buttons: [],
  };
  for (const component of components) {
    if (component.type === 'HEADER') card.header = headerOf(component);
    else if (component.type === 'BODY') card.body = component.text;
    else card.buttons = buttonsOf(component.buttons);
  }
  return card;
}

const headerKinds = {
  TEXT: 'text',
  IMAGE: 'image',
  VIDEO: 'video',
  GIF: 'gif',
  DOCUMENT: 'document',
  LOCATION: 'location',
  PRODUCT: 'product',
} as const;

function headerOf(header: Extract<TemplateComponent, { type: 'HEADER' }> | undefined): DraftHeader {
  if (header === undefined) return { kind: 'none', text: '', sample: '' };
  return {
    kind: headerKinds[header.format],
    text: header.text ?? '',
    sample: header.example?.header_handle?.[0] ?? '',
  };
}

const buttonKinds: Record<TemplateButton['type'], DraftButtonKind | null> = {
  QUICK_REPLY: 'quick_reply',
  URL: 'url',
  PHONE_NUMBER: 'phone',
  COPY_CODE: 'copy_code',
  OTP: null,
  FLOW: 'flow',
  CATALOG: 'catalog',
  MPM: 'products',
  SPM: 'product',
  REQUEST_CONTACT_INFO: 'contact_request',
  VOICE_CALL: 'voice_call',
};

function buttonsOf(buttons: readonly TemplateButton[] = []): DraftButton[] {
  return buttons.flatMap((button) => {
    const kind = buttonKinds[button.type];
    return kind === null
      ? []
      : [draftButton(kind, { text: button.text ?? '', ...fieldsOf(button) })];
  });
}

function fieldsOf(button: TemplateButton): Partial<DraftButton> {
  switch (button.type) {
    case 'URL':
      return { url: button.url, example: suffixOf(button.url, button.example?.[0] ?? '') };
    case 'PHONE_NUMBER':
      return { phone: button.phone_number };
    case 'COPY_CODE': {
      const { example } = button;
      return { example: (Array.isArray(example) ? example[0] : example) ?? '' };
    }
    case 'FLOW':
      return { flowId: button.flow_id ?? '', flowScreen: button.navigate_screen ?? '' };
    case 'QUICK_REPLY':
    case 'OTP':
    case 'CATALOG':
    case 'MPM':
    case 'SPM':
    case 'REQUEST_CONTACT_INFO':
    case 'VOICE_CALL':
      return {};
  }
}

function codeOf(template: Template) {
  const body = find(template.components, 'BODY');
  const minutes = find(template.components, 'FOOTER')?.code_expiration_minutes;
  if (template.category !== 'AUTHENTICATION') return draftCodeSchema.parse({});
  return draftCodeSchema.parse({
    addSecurityRecommendation: body?.add_security_recommendation ?? false,
    expirationMinutes: minutes ?? null,
  });
}

function examplesOf(template: Template): Record<string, string> {
  const examples: Record<string, string> = {};
  for (const { key, kind, example, component } of templateSlots(template)) {
    if (kind === 'text' && component !== 'button' && example !== '') examples[key] = example;
  }
  return examples;
}
