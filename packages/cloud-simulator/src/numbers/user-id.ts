const countries: readonly (readonly [string, string])[] = [
  ['1', 'US'],
  ['31', 'NL'],
  ['32', 'BE'],
  ['33', 'FR'],
  ['34', 'ES'],
  ['351', 'PT'],
  ['353', 'IE'],
  ['39', 'IT'],
  ['41', 'CH'],
  ['43', 'AT'],
  ['44', 'GB'],
  ['49', 'DE'],
  ['52', 'MX'],
  ['55', 'BR'],
  ['61', 'AU'],
  ['65', 'SG'],
  ['81', 'JP'],
  ['852', 'HK'],
  ['86', 'CN'],
  ['91', 'IN'],
];

const factor = 98_245_165_300_007n;
const shift = 13_491_208_655_302_741_918n;
const mostChanges = 1000;

/**
 * The business-scoped user id of a person (`CC.` and digits). It hides the number from a reader, and
 * leads back to it here without a table: the simulator knows its own arithmetic. `change` counts how
 * often the person got a new one.
 */
export function userIdOf(waId: string, change = 0): string {
  const country = countries.find(([code]) => waId.startsWith(code))?.[1] ?? 'ZZ';
  return `${country}.${BigInt(waId) * factor + shift + BigInt(change)}`;
}

/** The number behind a business-scoped user id; null for ids the simulator did not give out. */
export function readUserId(userId: string): { waId: string; change: number } | null {
  const match = /^[A-Z]{2}\.(\d{1,60})$/.exec(userId);
  if (!match) return null;
  const value = BigInt(match[1] ?? '0') - shift;
  if (value < factor) return null;
  const waId = String(value / factor);
  const change = Number(value % factor);
  return change < mostChanges && userIdOf(waId, change) === userId ? { waId, change } : null;
}
