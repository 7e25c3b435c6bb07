/** A number as people write it: WhatsApp's own ids leave the plus out. */
export function internationalNumber(number: string): string {
  return number.startsWith('+') ? number : `+${number}`;
}
