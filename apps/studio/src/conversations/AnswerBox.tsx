import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Conversation } from '@waypost/api';
import { Banner, Button, TextArea } from '@waypost/ui';
import { SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useNow } from './use-now.ts';

const longest = 4096;

/** Where a person of the team answers. Enter sends, Shift+Enter begins a new line. */
export function AnswerBox({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const isOpen = new Date(conversation.windowUntil).getTime() > useNow(10_000);
  const { profileId, senderId } = conversation;
  const reply = useMutation(
    orpc.conversations.reply.mutationOptions({
      onSuccess: async () => {
        setText('');
        await queries.invalidateQueries({ queryKey: orpc.conversations.key() });
      },
    }),
  );
  const send = (): void => {
    const message = text.trim();
    if (message === '' || message.length > longest || reply.isPending) return;
    reply.mutate({ profileId, senderId, text: message });
  };
  if (!isOpen) {
    return (
      <div className="border-t border-line bg-surface p-4">
        <Banner tone="info">{t('windowClosed')}</Banner>
      </div>
    );
  }
  return (
    <form
      className="flex flex-col gap-3 border-t border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {reply.isError && <Banner tone="danger">{failureText(reply.error)}</Banner>}
      <div className="flex items-end gap-3">
        <TextArea
          label={t('answer')}
          hideLabel
          placeholder={t('answer')}
          rows={2}
          className="min-w-0 flex-1"
          {...(text.length > longest * 0.9 ? { limit: longest } : {})}
          value={text}
          onChange={setText}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              send();
            } else {
              event.continuePropagation();
            }
          }}
        />
        <Button
          type="submit"
          variant="primary"
          icon={<SendHorizontal aria-hidden />}
          isPending={reply.isPending}
        >
          {t('send')}
        </Button>
      </div>
    </form>
  );
}
