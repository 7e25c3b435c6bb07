import type { HandsetMessage } from '@waypost/api';
import { Composer, PhoneButton } from '@waypost/ui';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Answer } from './answer.ts';
import { AttachDialog } from './AttachDialog.tsx';
import { AttachMenu, type Attachment } from './AttachMenu.tsx';
import { wordsOf } from './words-of.ts';

/** Where the owner writes: words, attachments, and the message that is being answered or edited. */
export function PhoneComposer({
  ownName,
  isDisabled,
  quoted,
  edited,
  initialText,
  onSend,
  onForget,
}: {
  ownName: string;
  isDisabled: boolean;
  /** The message the next one answers. */
  quoted: HandsetMessage | null;
  /** The own message that is being written anew. */
  edited: HandsetMessage | null;
  /** Words a link put into the line. */
  initialText: string;
  onSend: (answer: Answer) => void;
  /** Answers or edits nothing after all. */
  onForget: () => void;
}) {
  const { t } = useTranslation('handsets');
  const [attachment, setAttachment] = useState<Attachment | null>(null);
  const about = edited ?? quoted;
  return (
    <>
      <Composer
        key={edited?.id ?? initialText}
        label={t('write')}
        sendLabel={t('send')}
        isDisabled={isDisabled}
        start={<AttachMenu isDisabled={isDisabled} onChoose={setAttachment} />}
        initialText={edited === null ? initialText : wordsOf(edited.bubble)}
        above={
          about && (
            <span className="flex items-start gap-2 rounded-chip border-l-4 border-phone-header bg-phone-bubble px-2 py-1 text-caption">
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">
                  {t(edited === null ? 'message.answering' : 'message.editing')}
                </span>
                <span className="line-clamp-2 break-words">{wordsOf(about.bubble)}</span>
              </span>
              <PhoneButton
                label={t('message.forget')}
                size="small"
                icon={<X aria-hidden />}
                onPress={onForget}
              />
            </span>
          )
        }
        onSend={(text) =>
          onSend(
            edited === null ? { kind: 'text', text } : { kind: 'edit', messageId: edited.id, text },
          )
        }
      />
      {attachment !== null && (
        <AttachDialog
          attachment={attachment}
          ownName={ownName}
          onSend={onSend}
          onClose={() => setAttachment(null)}
        />
      )}
    </>
  );
}
