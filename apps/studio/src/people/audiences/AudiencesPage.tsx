/** Not built yet. */
export function AudiencesPage() {
  return null;
}
