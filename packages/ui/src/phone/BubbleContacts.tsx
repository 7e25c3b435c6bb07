import type { BubbleContact } from '@waypost/whatsapp';
import { UserRound } from 'lucide-react';

import { useUiStrings } from '../strings/UiStrings.tsx';

/** Contact cards: the first by name, the others counted. */
export function BubbleContacts({ contacts }: { contacts: readonly BubbleContact[] }) {
  const strings = useUiStrings();
  const [first, ...others] = contacts;
  if (first === undefined) return null;
  const isSole = others.length === 0;
  const detail = first.organisation ?? first.phones[0] ?? first.emails[0];
  return (
    <span className="flex items-center gap-2.5 rounded-chip px-1.5 py-2">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-phone-media text-phone-ink">
        <UserRound aria-hidden className="size-5" />
      </span>
      <span className="flex min-w-0 flex-col">
        <span className="text-label font-semibold break-words">
          {isSole ? first.name : strings.contactsMore(first.name, others.length)}
        </span>
        {isSole && detail !== undefined && (
          <span className="text-caption break-words">{detail}</span>
        )}
      </span>
    </span>
  );
}

/** What WhatsApp offers under contact cards; drawn only, as nothing of ours is behind it. */
export function ContactActions({ contacts }: { contacts: readonly BubbleContact[] }) {
  const strings = useUiStrings();
  const labels =
    contacts.length === 1 ? [strings.messageContact, strings.saveContact] : [strings.viewAll];
  return (
    <span className="flex border-t border-phone-ink/10 px-1 text-center text-label text-phone-link">
      {labels.map((label) => (
        <span key={label} className="min-w-0 flex-1 px-1 py-1.5 break-words">
          {label}
        </span>
      ))}
    </span>
  );
}
