/** An emoji that somebody put on a message; it hangs on the message's lower edge. */
export function EmojiBadge({ emoji, title }: { emoji: string; title?: string | undefined }) {
  return (
    <span
      title={title}
      className="self-start rounded-full border border-phone-line bg-phone-bubble px-1.5 text-label text-phone-ink shadow-node"
    >
      <span data-bubble="">{emoji}</span>
    </span>
  );
}
