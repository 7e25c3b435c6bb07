/** Not built yet. */
export function NewImportPage() {
  return null;
}
