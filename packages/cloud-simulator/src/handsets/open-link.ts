import type { Context } from '../context.ts';
import { ControlError } from '../control/control-error.ts';

/** A chat that a link or a QR code opens, with the words it puts into the line. */
export interface OpenedLink {
  phoneNumberId: string;
  text: string;
}

function refused(why: string): ControlError {
  return new ControlError(422, 'link', why);
}

/**
 * Opens what WhatsApp opens: `wa.me/message/<code>` of a QR code, `wa.me/<number>?text=…`, or the longer
 * form at api.whatsapp.com. Throws a ControlError for other links and for numbers that are not here.
 */
export function openLink(context: Context, link: string): OpenedLink {
  const { accounts, qrCodes } = context;
  const url = URL.parse(link.trim().replace(/^(?!https?:)/i, 'https://'));
  if (!url || !/^(wa\.me|api\.whatsapp\.com)$/i.test(url.hostname)) {
    throw refused('not a WhatsApp link: it starts with https://wa.me/');
  }
  const code = /^\/message\/(\w+)$/.exec(url.pathname)?.[1];
  if (code !== undefined) {
    const known = qrCodes.find(code);
    if (!known) throw refused('no business has a code like this');
    return { phoneNumberId: known.phoneNumberId, text: known.prefilledMessage };
  }
  const digits = (url.searchParams.get('phone') ?? url.pathname).replace(/\D/g, '');
  const number = accounts
    .numbers()
    .find((each) => each.displayPhoneNumber.replace(/\D/g, '') === digits);
  if (!number) throw refused('no business of the simulator has this number');
  return { phoneNumberId: number.phoneNumberId, text: url.searchParams.get('text') ?? '' };
}
