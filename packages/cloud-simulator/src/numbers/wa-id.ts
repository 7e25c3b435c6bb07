/**
 * The id WhatsApp knows a phone number by: its digits, except that Mexican mobiles carry a 1 after
 * the country code and most Brazilian ones lose their ninth digit. Null when it can't be a number.
 * Accepts what Meta tolerates: `+`, spaces, hyphens, dots and parentheses.
 */
export function waIdOf(number: string): string | null {
  if (!/^[+\d\s().-]+$/.test(number)) return null;
  const digits = number.replace(/\D/g, '');
  if (!/^[1-9]\d{6,14}$/.test(digits)) return null;
  if (/^52[2-9]\d{9}$/.test(digits)) return `521${digits.slice(2)}`;
  const brazil = /^55([3-9]\d)9(\d{8})$/.exec(digits);
  if (brazil) return `55${brazil[1]}${brazil[2]}`;
  return digits;
}
