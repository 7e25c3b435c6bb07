import { SendHorizontal } from 'lucide-react';
import { useState } from 'react';

/** The line at the foot of a handset, where its owner writes an answer. Enter sends. */
export function Composer({
  label,
  sendLabel,
  isDisabled = false,
  onSend,
}: {
  label: string;
  sendLabel: string;
  isDisabled?: boolean;
  onSend: (text: string) => void;
}) {
  const [text, setText] = useState('');
  return (
    <form
      className="flex items-center gap-1.5 bg-phone-wall px-2 pt-1 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        const message = text.trim();
        if (message === '') return;
        onSend(message);
        setText('');
      }}
    >
      <input
        aria-label={label}
        placeholder={label}
        value={text}
        disabled={isDisabled}
        maxLength={4096}
        onChange={(event) => setText(event.target.value)}
        className="h-9 min-w-0 flex-1 rounded-full border border-phone-field bg-phone-bubble px-3 text-label font-normal text-phone-ink placeholder:text-phone-time"
      />
      <button
        type="submit"
        aria-label={sendLabel}
        disabled={isDisabled}
        className="flex size-9 shrink-0 items-center justify-center rounded-full bg-phone-header text-phone-on-header disabled:opacity-50"
      >
        <SendHorizontal aria-hidden className="size-4" />
      </button>
    </form>
  );
}
