/** Not built yet. */
export function SendersPage() {
  return null;
}
