import { SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';

/** The line at the foot of a handset, where its owner writes an answer. Enter sends. */
export function Composer({
  label,
  sendLabel,
  isDisabled = false,
  start,
  above,
  initialText = '',
  onSend,
}: {
  label: string;
  sendLabel: string;
  isDisabled?: boolean;
  /** Before the line, e.g. the button for attachments. */
  start?: ReactNode;
  /** Over the line, e.g. the message that is being answered. */
  above?: ReactNode;
  /** Words to begin with. */
  initialText?: string;
  onSend: (text: string) => void;
}) {
  const [text, setText] = useState(initialText);
  return (
    <form
      className="flex flex-wrap items-center gap-1.5 bg-phone-wall px-2 pt-1 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        const message = text.trim();
        if (message === '') return;
        onSend(message);
        setText('');
      }}
    >
      {above !== undefined && above !== null && <div className="w-full">{above}</div>}
      {start}
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
