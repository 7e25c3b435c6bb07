const known = new Map<string, string | null>();

/** The IANA zone in its own spelling; null when the text is none. Offsets such as +02:00 are no zones. */
export function canonicalTimeZone(text: string): string | null {
  let zone = known.get(text);
  if (zone === undefined) {
    zone = findZone(text);
    if (known.size < 2000) known.set(text, zone);
  }
  return zone;
}

function findZone(text: string): string | null {
  if (!/^[A-Za-z]/.test(text)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
