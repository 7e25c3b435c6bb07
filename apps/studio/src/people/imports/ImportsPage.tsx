/** Not built yet. */
export function ImportsPage() {
  return null;
}
