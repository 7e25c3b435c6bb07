import type { Definition, DefinedButton } from './definition.ts';
import { missing, refusal, tooLong } from './refusal.ts';

function wrong(message: string) {
  return refusal('Message template is not correct', message);
}

function checkApps(button: DefinedButton): void {
  const apps =
    button.supported_apps ??
    (button.package_name === undefined
      ? []
      : [{ package_name: button.package_name, signature_hash: button.signature_hash ?? '' }]);
  if (apps.length === 0) throw missing('BUTTONS', 'supported_apps');
  if (apps.length > 5) throw wrong('At most five apps can be supported.');
  for (const app of apps) {
    const named = /^\w+(\.\w+)+$/.test(app.package_name) && app.package_name.length <= 224;
    if (!named) throw wrong('package_name is not the name of an Android package.');
    if (app.signature_hash.length !== 11) throw wrong('signature_hash must have 11 characters.');
  }
}

function checkOtpButton(button: DefinedButton): void {
  if (button.type !== 'OTP') throw wrong('An authentication template has one button of type OTP.');
  if ((button.text?.length ?? 0) > 25) throw tooLong('label of a button', 25);
  if ((button.autofill_text?.length ?? 0) > 25) throw tooLong('autofill_text', 25);
  switch (button.otp_type) {
    case 'COPY_CODE':
      return;
    case 'ZERO_TAP':
      if (button.zero_tap_terms_accepted !== true) {
        throw wrong('zero_tap_terms_accepted must be true for zero-tap buttons.');
      }
      checkApps(button);
      return;
    case 'ONE_TAP':
      checkApps(button);
      return;
    case undefined:
    default:
      throw wrong('otp_type must be COPY_CODE, ONE_TAP or ZERO_TAP.');
  }
}

/** Checks a template for one-time codes, whose texts are Meta's own. Throws 100 with words for people. */
export function checkAuthentication(definition: Definition): void {
  const find = (type: string) => definition.components.find((component) => component.type === type);
  const foreign = definition.components.find(
    ({ type }) => !['BODY', 'FOOTER', 'BUTTONS'].includes(type),
  );
  if (foreign) throw wrong(`An authentication template can’t have a component ${foreign.type}.`);
  const body = find('BODY');
  if (!body) throw missing('BODY', 'BODY');
  if (body.text !== undefined) {
    throw wrong('The text of an authentication template is fixed: leave text out.');
  }
  const footer = find('FOOTER');
  if (footer?.text !== undefined) throw wrong('The footer of an authentication template is fixed.');
  const minutes = footer?.code_expiration_minutes;
  if (footer && (minutes === undefined || minutes < 1 || minutes > 90 || minutes % 1 !== 0)) {
    throw wrong('code_expiration_minutes must be a whole number from 1 to 90.');
  }
  const [button, second] = find('BUTTONS')?.buttons ?? [];
  if (!button) throw missing('BUTTONS', 'buttons');
  if (second) throw wrong('An authentication template has one button.');
  checkOtpButton(button);
}
