import type { HandsetMessage } from '@waypost/api';
import type { BubbleButton } from '@waypost/whatsapp';

import type { Answer } from './answer.ts';
import { FlowDialog } from './FlowDialog.tsx';
import { LocationDialog } from './LocationDialog.tsx';
import { ShopDialog } from './ShopDialog.tsx';

/** A tap that asks for more before it is an answer. */
export interface OpenTap {
  message: HandsetMessage;
  button: BubbleButton;
}

/** What opens on the phone when a button is tapped that does not answer by itself. */
export function TapDialog({
  number,
  tap: { message, button },
  onSend,
  onClose,
}: {
  number: string;
  tap: OpenTap;
  onSend: (answer: Answer, message: HandsetMessage) => void;
  onClose: () => void;
}) {
  const send = (answer: Answer): void => {
    onSend(answer, message);
    onClose();
  };
  switch (button.kind) {
    case 'flow':
      return (
        <FlowDialog
          number={number}
          messageId={message.id}
          title={button.text}
          onSend={send}
          onClose={onClose}
        />
      );
    case 'products':
    case 'catalog':
      return <ShopDialog number={number} messageId={message.id} onSend={send} onClose={onClose} />;
    case 'location_request':
      return <LocationDialog onSend={send} onClose={onClose} />;
    case 'quick_reply':
    case 'list':
    case 'url':
    case 'phone':
    case 'copy_code':
    case 'contact_request':
      return null;
  }
}
