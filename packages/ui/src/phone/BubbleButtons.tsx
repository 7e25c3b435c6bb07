import type { BubbleButton } from '@waypost/whatsapp';
import {
  ClipboardList,
  Contact,
  Copy,
  ExternalLink,
  List,
  MapPin,
  Phone,
  Reply,
  ShoppingBag,
  Store,
} from 'lucide-react';

import type { UiStrings } from '../strings/UiStrings.tsx';
import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';

const buttonIcons = {
  quick_reply: Reply,
  url: ExternalLink,
  phone: Phone,
  copy_code: Copy,
  flow: ClipboardList,
  list: List,
  catalog: Store,
  products: ShoppingBag,
  location_request: MapPin,
  contact_request: Contact,
} as const;

/** What stands on a button; where no author wrote anything, WhatsApp's own words. */
export function buttonText(
  button: BubbleButton,
  hasOneProduct: boolean,
  strings: UiStrings,
): string {
  if (button.text !== '') return button.text;
  switch (button.kind) {
    case 'products':
      return hasOneProduct ? strings.viewProduct : strings.viewItems;
    case 'catalog':
      return strings.viewCatalog;
    case 'location_request':
      return strings.sendLocation;
    case 'contact_request':
      return strings.shareContact;
    case 'quick_reply':
    case 'url':
    case 'phone':
    case 'copy_code':
    case 'flow':
    case 'list':
      return '';
  }
}

/** The buttons at the foot of a message, one under the other. */
export function BubbleButtons({
  buttons,
  hasOneProduct = false,
  onTap,
  onDrag,
}: {
  buttons: readonly BubbleButton[];
  hasOneProduct?: boolean;
  /** Undefined for a button that is drawn only. */
  onTap: (button: BubbleButton) => (() => void) | undefined;
  /** Lets a hand pull the button off the phone; undefined for one that stays. */
  onDrag?: ((button: BubbleButton) => ((transfer: DataTransfer) => void) | undefined) | undefined;
}) {
  const strings = useUiStrings();
  return buttons.map((button) => (
    <ButtonRow
      key={button.index}
      button={button}
      text={buttonText(button, hasOneProduct, strings)}
      onTap={onTap(button)}
      onDrag={onDrag?.(button)}
    />
  ));
}

function ButtonRow({
  button,
  text,
  onTap,
  onDrag,
}: {
  button: BubbleButton;
  text: string;
  onTap: (() => void) | undefined;
  onDrag: ((transfer: DataTransfer) => void) | undefined;
}) {
  const Icon = buttonIcons[button.kind];
  const look =
    'flex min-h-8.5 w-full items-center justify-center gap-1.5 border-t border-phone-line px-2 py-1.5 text-label text-phone-link';
  const content = (
    <>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="min-w-0 break-words">{text}</span>
    </>
  );
  const row =
    onTap === undefined ? (
      <span className={look}>{content}</span>
    ) : (
      <button
        type="button"
        className={classes(
          look,
          'cursor-pointer last:rounded-b-control hover:bg-phone-line active:bg-phone-line',
        )}
        onClick={onTap}
      >
        {content}
      </button>
    );
  return onDrag === undefined ? (
    row
  ) : (
    <span
      draggable
      className="block cursor-grab active:cursor-grabbing"
      onDragStart={(event) => onDrag(event.dataTransfer)}
    >
      {row}
    </span>
  );
}
