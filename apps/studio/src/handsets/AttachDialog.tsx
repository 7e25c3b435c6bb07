import { ContactDialog } from './ContactDialog.tsx';
import { FileDialog } from './FileDialog.tsx';
import { LocationDialog } from './LocationDialog.tsx';
import type { Answer } from './answer.ts';
import type { Attachment } from './AttachMenu.tsx';

/** Asks for what an attachment needs, then hands it on. */
export function AttachDialog({
  attachment,
  ownName,
  onSend,
  onClose,
}: {
  attachment: Attachment;
  /** Name of the phone's owner, whose card can be sent. */
  ownName: string;
  onSend: (answer: Answer) => void;
  onClose: () => void;
}) {
  const send = (answer: Answer): void => {
    onSend(answer);
    onClose();
  };
  switch (attachment) {
    case 'location':
      return <LocationDialog onSend={send} onClose={onClose} />;
    case 'contacts':
      return <ContactDialog ownName={ownName} onSend={send} onClose={onClose} />;
    case 'image':
    case 'video':
    case 'document':
    case 'audio':
    case 'sticker':
      return <FileDialog kind={attachment} onSend={send} onClose={onClose} />;
  }
}
