import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@waypost/api';
import { AlertDialog, Banner, Button } from '@waypost/ui';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';

/** What a publisher can do about a message of which nobody knows whether it left; nothing for any other. */
export function SendAgain({ message }: { message: Message }) {
  const { t } = useTranslation('people', { keyPrefix: 'messages.sendAgain' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const session = useQuery(orpc.session.get.queryOptions());
  const [isAsking, setAsking] = useState(false);
  const resend = useMutation(
    orpc.messages.resend.mutationOptions({
      onSuccess: () => setAsking(false),
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: orpc.messages.key() }),
          queries.invalidateQueries({ queryKey: orpc.runs.key() }),
        ]),
    }),
  );
  const role = session.data?.role;
  const mayResend = role === 'publisher' || role === 'admin';
  // The dialog stays while it says that the message has arrived in the meantime.
  if (message.state !== 'unknown' && !isAsking) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="text-caption text-muted">{t('why')}</p>
      {mayResend && (
        <Button
          size="small"
          icon={<RotateCw aria-hidden />}
          onPress={() => {
            resend.reset();
            setAsking(true);
          }}
        >
          {t('action')}
        </Button>
      )}
      <AlertDialog
        title={t('title')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel={t('action')}
        isDanger
        isPending={resend.isPending}
        onConfirm={() => resend.mutate({ id: message.id })}
      >
        {resend.isError && (
          <Banner tone="danger" className="mb-3">
            {failureText(resend.error)}
          </Banner>
        )}
        {t('text')}
      </AlertDialog>
    </div>
  );
}
