const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * Every id that stands in a document, in whatever field: a new kind of activity needs nothing to be exported with
 * what it refers to.
 */
export function idsMentioned(document: unknown): string[] {
  const found = JSON.stringify(document)?.match(uuid) ?? [];
  return [...new Set(found.map((id) => id.toLowerCase()))];
}

/** The attributes of profiles that Liquid and rules of a document name. */
export function attributesMentioned(document: unknown): string[] {
  const text = JSON.stringify(document) ?? '';
  return [
    ...new Set([...text.matchAll(/\bprofile\.([A-Za-z0-9_]{1,64})/g)].map(([, name = '']) => name)),
  ];
}

/** A document with ids, or whole texts, replaced; what the map does not know stays. */
export function withReplaced<T>(document: T, replacements: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) => {
    if (typeof value !== 'string') return value;
    const whole = replacements.get(value);
    if (whole !== undefined) return whole;
    return value.replace(uuid, (id) => replacements.get(id.toLowerCase()) ?? id);
  });
}
