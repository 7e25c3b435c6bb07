import type { Bubble } from '@waypost/whatsapp';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { usePhoneScreen } from './PhoneScreen.tsx';

/** The message that is being answered, over the answer. */
export function BubbleQuote({ quoted }: { quoted: NonNullable<Bubble['quoted']> }) {
  const strings = useUiStrings();
  const screen = usePhoneScreen();
  const author = screen === null ? null : quoted.own ? strings.you : screen.name;
  return (
    <div className="mb-1 rounded-chip border-l-4 border-phone-header bg-phone-ink/5 px-2 py-1 text-caption">
      {author !== null && <p className="font-semibold break-words">{author}</p>}
      <p className="line-clamp-2 break-words">
        {quoted.text === '' ? strings.latestMessage : quoted.text}
      </p>
    </div>
  );
}
