/** Not built yet. */
export function ProfilePage() {
  return null;
}
