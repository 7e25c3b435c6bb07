/** A display number as webhooks write it: digits only. Compared with a sender's in the same form. */
export function phoneDigits(displayPhoneNumber: string): string {
  return displayPhoneNumber.replaceAll(/\D/g, '');
}
