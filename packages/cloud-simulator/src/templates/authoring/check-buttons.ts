import { variablesOf } from '../template-parts.ts';
import type { DefinedButton } from './definition.ts';
import { missing, refusal, tooLong } from './refusal.ts';

const limits = { label: 25, url: 2000, phone: 20, couponCode: 20 };
const most: Record<string, number> = {
  QUICK_REPLY: 10,
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  FLOW: 1,
  CATALOG: 1,
  MPM: 1,
  SPM: 1,
  VOICE_CALL: 1,
  REQUEST_CONTACT_INFO: 1,
};
/** Buttons that stand alone. */
const lonely = new Set(['CATALOG', 'MPM', 'SPM']);
/** Buttons whose words WhatsApp chooses. */
const unnamed = new Set([
  'COPY_CODE',
  'CATALOG',
  'MPM',
  'SPM',
  'VOICE_CALL',
  'REQUEST_CONTACT_INFO',
]);

function wrongButtons(message: string) {
  return refusal('Message template buttons are not correct', message);
}

function checkUrl(button: DefinedButton): void {
  const { url } = button;
  if (url === undefined || url === '') throw missing('BUTTONS', 'url');
  if (url.length > limits.url) throw tooLong('url of a button', limits.url);
  const variables = variablesOf(url);
  if (!/^https?:\/\/[^\s/{]/i.test(url) || /\s/.test(url)) {
    throw wrongButtons('The url of a button must start with http:// or https:// and a host.');
  }
  if (variables.length > 1 || (variables.length === 1 && !/\{\{\s*\w+\s*\}\}$/.test(url))) {
    throw wrongButtons('The url of a button can have one variable, at its end.');
  }
  if (variables.length === 1 && (button.example?.[0] ?? '') === '') {
    throw missing('BUTTONS', 'example');
  }
}

function checkPhone(button: DefinedButton): void {
  const phone = button.phone_number ?? '';
  if (phone === '') throw missing('BUTTONS', 'phone_number');
  if (phone.length > limits.phone) throw tooLong('phone number of a button', limits.phone);
  if (!/^\+?[\d\s()-]{5,}$/.test(phone)) {
    throw wrongButtons('The phone number of a button is not a phone number.');
  }
}

function checkButton(button: DefinedButton, knowsFlow: (id: string) => boolean): void {
  const { type, text = '' } = button;
  if (most[type] === undefined) throw wrongButtons(`A button can’t be of type ${type}.`);
  if (text === '' && !unnamed.has(type)) throw missing('BUTTONS', 'text');
  if (text.length > limits.label) throw tooLong('label of a button', limits.label);
  if (variablesOf(text).length > 0) throw wrongButtons('A label can’t have variables.');
  switch (type) {
    case 'URL':
      checkUrl(button);
      return;
    case 'PHONE_NUMBER':
      checkPhone(button);
      return;
    case 'COPY_CODE': {
      const code = button.example?.[0] ?? '';
      if (code === '') throw missing('BUTTONS', 'example');
      if (code.length > limits.couponCode) throw tooLong('offer code', limits.couponCode);
      return;
    }
    case 'FLOW': {
      const flow = button.flow_id ?? button.flow_name;
      if (flow === undefined && button['flow_json'] === undefined)
        throw missing('BUTTONS', 'flow_id');
      if (flow !== undefined && !knowsFlow(flow)) {
        throw refusal('Flow is not available', `The flow ${flow} does not exist in this account.`);
      }
      if (
        button.flow_action !== undefined &&
        !/^(navigate|data_exchange)$/i.test(button.flow_action)
      ) {
        throw wrongButtons('flow_action must be navigate or data_exchange.');
      }
    }
  }
}

/** Quick replies stand together: all before or all after the others. */
function checkOrder(buttons: DefinedButton[]): void {
  let changes = 0;
  for (const [place, button] of buttons.entries()) {
    const before = buttons[place - 1];
    if (before && (before.type === 'QUICK_REPLY') !== (button.type === 'QUICK_REPLY')) changes += 1;
  }
  if (changes > 1) {
    throw wrongButtons('Quick replies must stand together, before or after the other buttons.');
  }
}

/** Checks a template's buttons. Throws the documented refusals (cloud-api.md, 3.1). */
export function checkButtons(
  buttons: DefinedButton[] | undefined,
  knowsFlow: (idOrName: string) => boolean,
): void {
  if (buttons === undefined || buttons.length === 0) throw missing('BUTTONS', 'buttons');
  if (buttons.length > 10) throw wrongButtons('A template can have ten buttons at most.');
  for (const button of buttons) checkButton(button, knowsFlow);
  for (const [type, count] of Object.entries(most)) {
    if (buttons.filter((button) => button.type === type).length > count) {
      throw wrongButtons(`A template can have ${count} button(s) of type ${type} at most.`);
    }
  }
  const alone = buttons.find((button) => lonely.has(button.type));
  if (alone && buttons.length > 1) {
    throw wrongButtons(`A button of type ${alone.type} must be the only one.`);
  }
  checkOrder(buttons);
}
