/**
 * Parses a stored webhook body. One that is signed but no JSON holds nothing. NUL characters are dropped
 * from its texts, because PostgreSQL stores none.
 */
export function readBody(body: string): unknown {
  try {
    const value: unknown = body.includes('\\u0000')
      ? JSON.parse(body, (_key, part: unknown) =>
          typeof part === 'string' ? part.replaceAll('\0', '') : part,
        )
      : JSON.parse(body);
    return value;
  } catch {
    return null;
  }
}
