import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AlertDialog, Banner, Button, TextField } from '@waypost/ui';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';

interface Blockable {
  id: string;
  block: { reason: string; blockedAt: string; blockedBy: string } | null;
}

/** Says that nobody writes to this person, and lets a publisher end it. */
export function BlockedBanner({ profile }: { profile: Blockable }) {
  const { t } = useTranslation('people', { keyPrefix: 'block' });
  const format = useFormat();
  const queries = useQueryClient();
  const mayChange = useMayChange();
  const unblock = useMutation(
    orpc.profiles.unblock.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.profiles.key() }),
    }),
  );
  const { block } = profile;
  if (block === null) return null;
  return (
    <Banner tone="warning" className="mb-4">
      <span className="flex flex-wrap items-center justify-between gap-3">
        <span>
          {t('blocked', { actor: block.blockedBy, date: format.dateTime(block.blockedAt) })}
          {block.reason !== '' && ` ${t('reasonGiven', { reason: block.reason })}`}
        </span>
        {mayChange && (
          <Button
            size="small"
            isPending={unblock.isPending}
            onPress={() => unblock.mutate({ id: profile.id })}
          >
            {t('unblock')}
          </Button>
        )}
      </span>
    </Banner>
  );
}

/** Puts a person on the block list, after asking. */
export function BlockPerson({ profile, name }: { profile: Blockable; name: string }) {
  const { t } = useTranslation('people', { keyPrefix: 'block' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const block = useMutation(
    orpc.profiles.block.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.profiles.key() });
        setAsking(false);
      },
    }),
  );
  if (profile.block !== null) return null;
  return (
    <>
      <Button icon={<Ban aria-hidden />} onPress={() => setAsking(true)}>
        {t('action')}
      </Button>
      <AlertDialog
        title={t('title', { name })}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel={t('action')}
        isDanger
        isPending={block.isPending}
        onConfirm={() => block.mutate({ id: profile.id, reason })}
      >
        {block.isError && (
          <Banner tone="danger" className="mb-3">
            {failureText(block.error)}
          </Banner>
        )}
        <p className="pb-3">{t('text')}</p>
        <TextField
          label={t('reason')}
          help={t('reasonHelp')}
          maxLength={200}
          value={reason}
          onChange={setReason}
        />
      </AlertDialog>
    </>
  );
}

function useMayChange(): boolean {
  const session = useQuery(orpc.session.get.queryOptions());
  return session.data?.role === 'publisher' || session.data?.role === 'admin';
}
