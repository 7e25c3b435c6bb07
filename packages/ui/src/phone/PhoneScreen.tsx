import { X } from 'lucide-react';
import { createContext, useContext, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { PhoneButton } from './PhoneButton.tsx';

/** What the messages on a phone know of it. */
export interface PhoneScreen {
  /** Who the chat is with. */
  name: string;
  /** Slides something up over the chat: the rows of a list, the products of a message. */
  openSheet: (title: string, content: ReactNode) => void;
  closeSheet: () => void;
}

const Context = createContext<PhoneScreen | null>(null);

export const PhoneScreenProvider = Context;

/** The phone around a message; null where a message is drawn without one. */
export function usePhoneScreen(): PhoneScreen | null {
  return useContext(Context);
}

/** The sheet that slides up from the foot of the phone. Escape closes it. */
export function PhoneSheet({
  title,
  children,
  onClose,
}: {
  title: string;
  children: ReactNode;
  onClose: () => void;
}) {
  const strings = useUiStrings();
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div className="absolute inset-0 z-10 flex flex-col justify-end bg-phone-ink/50">
      <div
        ref={sheet}
        role="dialog"
        aria-label={title}
        tabIndex={-1}
        className="flex max-h-[80%] flex-col rounded-t-card bg-phone-bubble text-phone-ink outline-none"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      >
        <header className="flex items-center gap-2 border-b border-phone-line py-2 pr-3 pl-2">
          <PhoneButton label={strings.close} icon={<X aria-hidden />} onPress={onClose} />
          <span className="min-w-0 flex-1 text-label font-semibold break-words">{title}</span>
        </header>
        <div className="min-h-0 overflow-y-auto pb-3">{children}</div>
      </div>
    </div>
  );
}
