/** Not built yet. */
export function ProfilesPage() {
  return null;
}
