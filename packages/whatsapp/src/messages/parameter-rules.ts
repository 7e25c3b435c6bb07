/** Meta refuses a parameter with a line break, a tab or more than four spaces in a row (132018). */
export function hasForbiddenWhitespace(text: string): boolean {
  return /[\n\r\t]| {5,}/.test(text);
}

/** Whether a text is an absolute http or https address. */
export function isWebAddress(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:';
}

/** Ids of media uploaded to Meta are numbers. */
export function isMediaId(text: string): boolean {
  return /^\d{5,}$/.test(text);
}

/** Whether a text is a latitude or longitude in decimal degrees. */
export function isCoordinate(text: string, axis: 'latitude' | 'longitude'): boolean {
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return false;
  return Math.abs(Number(text)) <= (axis === 'latitude' ? 90 : 180);
}
