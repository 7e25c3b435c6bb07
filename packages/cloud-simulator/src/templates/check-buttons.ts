import type { TemplateButton } from '@waypost/whatsapp';

import { GraphError } from '../graph/graph-error.ts';
import type { Parameter, SendComponent } from './send-schema.ts';
import { variablesOf } from './template-parts.ts';

const limits = { couponCode: 20, otpCode: 15, payload: 256, url: 2000, products: 30 };

/** `sub_type` by which a send names a button; null for buttons that take no parameter. */
const subTypes: Record<TemplateButton['type'], string | null> = {
  QUICK_REPLY: 'quick_reply',
  URL: 'url',
  OTP: 'url',
  COPY_CODE: 'copy_code',
  FLOW: 'flow',
  CATALOG: 'catalog',
  MPM: 'mpm',
  VOICE_CALL: 'voice_call',
  PHONE_NUMBER: null,
  SPM: null,
  REQUEST_CONTACT_INFO: null,
};

function needsParameter(button: TemplateButton): boolean {
  switch (button.type) {
    case 'URL':
      return variablesOf(button.url).length > 0;
    case 'OTP':
    case 'COPY_CODE':
    case 'MPM':
      return true;
    case 'QUICK_REPLY':
    case 'PHONE_NUMBER':
    case 'FLOW':
    case 'CATALOG':
    case 'SPM':
    case 'REQUEST_CONTACT_INFO':
    case 'VOICE_CALL':
      return false;
  }
}

function expectType(where: string, parameter: Parameter, type: string): void {
  if (parameter.type.toLowerCase() !== type) {
    throw new GraphError(132012, `${where} expects a parameter of type ${type}`);
  }
}

function expectText(
  where: string,
  value: string | undefined,
  name: string,
  most: number,
): asserts value is string {
  if (value === undefined || value === '') {
    throw new GraphError(131008, `${where}: ${name} is missing`);
  }
  if (value.length > most) throw new GraphError(131009, `${where}: ${name} is too long`);
}

function checkLink(
  where: string,
  button: Extract<TemplateButton, { type: 'URL' }>,
  parameter: Parameter,
): void {
  expectType(where, parameter, 'text');
  expectText(where, parameter.text, 'text', limits.url);
  if (variablesOf(button.url).length === 0) {
    throw new GraphError(132018, `${where} does not have a variable`);
  }
  if (button.url.length + parameter.text.length > limits.url) {
    throw new GraphError(132005, `${where}: the url is too long`);
  }
}

function checkProducts(where: string, parameter: Parameter): void {
  expectType(where, parameter, 'action');
  const { action } = parameter;
  if (!action?.thumbnail_product_retailer_id || !action.sections) {
    throw new GraphError(
      131008,
      `${where}: thumbnail_product_retailer_id and sections are required`,
    );
  }
  if (action.sections.flatMap((section) => section.product_items).length > limits.products) {
    throw new GraphError(131009, `${where}: ${limits.products} products at most`);
  }
  if (action.sections.length > 1 && action.sections.some((section) => !section.title)) {
    throw new GraphError(131009, `${where}: every section needs a title`);
  }
}

function checkParameter(where: string, button: TemplateButton, parameter: Parameter): void {
  switch (button.type) {
    case 'QUICK_REPLY':
      expectType(where, parameter, 'payload');
      expectText(where, parameter.payload, 'payload', limits.payload);
      return;
    case 'URL':
      checkLink(where, button, parameter);
      return;
    case 'OTP':
      expectType(where, parameter, 'text');
      expectText(where, parameter.text, 'text', limits.otpCode);
      return;
    case 'COPY_CODE':
      expectType(where, parameter, 'coupon_code');
      expectText(where, parameter.coupon_code, 'coupon_code', limits.couponCode);
      return;
    case 'FLOW':
    case 'CATALOG':
      expectType(where, parameter, 'action');
      if (!parameter.action) throw new GraphError(131008, `${where}: action is missing`);
      return;
    case 'MPM':
      checkProducts(where, parameter);
      return;
    case 'VOICE_CALL':
      expectType(where, parameter, 'ttl_minutes');
      return;
    case 'PHONE_NUMBER':
    case 'SPM':
    case 'REQUEST_CONTACT_INFO':
      throw new GraphError(132018, `${where} takes no parameters`);
  }
}

/** Place of a button component among the template's buttons. Throws 131008 or 131009. */
function buttonIndex(component: SendComponent): number {
  if (component.index === undefined) throw new GraphError(131008, 'buttons: index is missing');
  const index = Number(component.index);
  if (!Number.isInteger(index) || index < 0 || index > 9) {
    throw new GraphError(131009, 'buttons: index must be a number from 0 to 9');
  }
  return index;
}

/** Checks the parameters of a message's or a card's buttons. Throws 131008, 131009, 132005, 132012 or 132018. */
export function checkButtons(
  place: string,
  buttons: readonly TemplateButton[],
  components: readonly SendComponent[],
): void {
  const sent = new Map<number, SendComponent>();
  for (const component of components) {
    if (component.type.toLowerCase() === 'button') sent.set(buttonIndex(component), component);
  }
  for (const [index, component] of sent) {
    const button = buttons[index];
    if (!button) {
      throw new GraphError(132018, `${place}: the template has no button at index ${index}`);
    }
    const kind = component.sub_type?.toLowerCase();
    if (kind !== subTypes[button.type]) {
      throw new GraphError(
        132018,
        `${place}: Button at index ${index} is of type ${button.type.toLowerCase()}, received ${kind ?? 'nothing'}`,
      );
    }
  }
  for (const [index, button] of buttons.entries()) {
    const parameters = sent.get(index)?.parameters ?? [];
    const where = `${place}: Button at index ${index}`;
    const [parameter] = parameters;
    if (parameter) checkParameter(where, button, parameter);
    if (needsParameter(button) && parameters.length !== 1) {
      throw new GraphError(131008, `${where} of type ${button.type} requires a parameter`);
    }
  }
}
