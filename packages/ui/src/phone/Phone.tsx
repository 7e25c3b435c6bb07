import { useMemo, useState } from 'react';
import type { ReactNode, Ref } from 'react';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { PhoneScreenProvider, PhoneSheet } from './PhoneScreen.tsx';

/**
 * A phone of 264 × 540 px with a WhatsApp chat on it. It looks the same in both themes; in the dark
 * its bezel gets an outline.
 */
export function Phone({
  label,
  name,
  status,
  day,
  children,
  composer,
  scrollRef,
}: {
  /** Whose phone this is, for screen readers; "Phone" when left out. */
  label?: string;
  /** The name in the chat's header: the sender's verified name. */
  name: string;
  /** The small line under it. */
  status?: string;
  /** The pill over the messages, e.g. "Today". */
  day?: string | undefined;
  /** `MessageBubble`s, oldest first. */
  children: ReactNode;
  /** The row at the foot where the owner writes. */
  composer?: ReactNode;
  scrollRef?: Ref<HTMLDivElement>;
}) {
  const strings = useUiStrings();
  const [sheet, setSheet] = useState<{ title: string; content: ReactNode } | null>(null);
  const screen = useMemo(
    () => ({
      name,
      openSheet: (title: string, content: ReactNode) => setSheet({ title, content }),
      closeSheet: () => setSheet(null),
    }),
    [name],
  );
  return (
    <section
      aria-label={label ?? strings.phone}
      className="flex h-135 w-66 shrink-0 flex-col overflow-hidden rounded-[32px] border border-[light-dark(transparent,var(--color-field))] bg-phone-bezel p-2 [color-scheme:inherit]"
    >
      <div className="relative flex min-h-0 flex-1 flex-col overflow-hidden rounded-[24px] bg-phone-wall text-phone-ink [color-scheme:light]">
        <header className="flex items-center gap-2.5 bg-phone-header px-3 pt-4 pb-2.5 text-phone-on-header">
          <span
            aria-hidden
            className="flex size-8 shrink-0 items-center justify-center rounded-full bg-phone-bubble text-label font-semibold text-phone-header"
          >
            {Array.from(name)[0]?.toLocaleUpperCase()}
          </span>
          <span className="flex min-w-0 flex-col">
            <span className="text-label font-semibold break-words">{name}</span>
            {status !== undefined && <span className="text-caption">{status}</span>}
          </span>
        </header>
        <div
          ref={scrollRef}
          tabIndex={0}
          role="log"
          inert={sheet !== null}
          aria-label={name}
          className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-2 py-3 focus-visible:-outline-offset-2"
        >
          {day !== undefined && (
            <span className="self-center rounded-chip bg-phone-bubble px-2 py-0.5 text-caption text-phone-time">
              {day}
            </span>
          )}
          <PhoneScreenProvider value={screen}>{children}</PhoneScreenProvider>
        </div>
        <div inert={sheet !== null}>{composer}</div>
        {sheet !== null && (
          <PhoneSheet title={sheet.title} onClose={screen.closeSheet}>
            {sheet.content}
          </PhoneSheet>
        )}
      </div>
    </section>
  );
}
