import type { BubbleButton, BubbleCard } from '@waypost/whatsapp';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { BubbleButtons } from './BubbleButtons.tsx';
import { BubbleHeader } from './BubbleHeader.tsx';
import { BubbleText } from './BubbleText.tsx';

/** The cards of a carousel, side by side; they scroll sideways, by keyboard too. */
export function BubbleCards({
  cards,
  isPreview,
  onTap,
  onDrag,
}: {
  cards: readonly BubbleCard[];
  isPreview: boolean;
  onTap: ((card: number, button: BubbleButton) => (() => void) | undefined) | undefined;
  onDrag?:
    | ((button: BubbleButton, card: number) => ((transfer: DataTransfer) => void) | undefined)
    | undefined;
}) {
  const strings = useUiStrings();
  return (
    <div
      role="group"
      aria-label={strings.cards}
      tabIndex={0}
      className="flex w-full snap-x gap-1.5 overflow-x-auto pb-1 [scrollbar-width:thin] focus-visible:-outline-offset-2"
    >
      {cards.map((card, place) => (
        <div
          key={place}
          className="flex w-44 shrink-0 snap-start flex-col rounded-control bg-phone-bubble text-label font-normal text-phone-ink shadow-node"
        >
          <div className="flex-1 p-1">
            {card.header && (
              <div className="[&_img]:h-28 [&_video]:h-28">
                <BubbleHeader header={card.header} isPreview={isPreview} />
              </div>
            )}
            {card.body.length > 0 && (
              <p className="px-1.5 py-1 break-words whitespace-pre-wrap">
                <BubbleText runs={card.body} isPreview={isPreview} />
              </p>
            )}
          </div>
          <BubbleButtons
            buttons={card.buttons}
            onTap={(button) => onTap?.(place, button)}
            {...(onDrag === undefined ? {} : { onDrag: (button) => onDrag(button, place) })}
          />
        </div>
      ))}
    </div>
  );
}
