/** A LIKE pattern for texts that contain `search`, whose own % and _ stand for themselves. */
export function containsPattern(search: string): string {
  return `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
