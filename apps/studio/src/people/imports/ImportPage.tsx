/** Not built yet. */
export function ImportPage() {
  return null;
}
