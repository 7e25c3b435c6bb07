/** Not built yet. */
export function SenderPage() {
  return null;
}
