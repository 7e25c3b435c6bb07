import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import {
  AlertDialog,
  Banner,
  Button,
  Card,
  ErrorState,
  LinkButton,
  Page,
  PageHeader,
  Skeleton,
  Stat,
} from '@waypost/ui';
import { MessageSquareText, Pause, Pencil, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SenderBadge } from '../activities/whatsapp/SenderBadge.tsx';
import { orpc } from '../api/client.ts';
import { isNotFound, useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { Facts } from '../people/profiles/Facts.tsx';
import { CopyField } from './CopyField.tsx';
import { EditSenderDialog } from './EditSenderDialog.tsx';
import { HealthCard } from './HealthCard.tsx';
import { NoticesCard } from './NoticesCard.tsx';
import { PauseBanner } from './PauseBanner.tsx';
import { RepairButton } from './RepairButton.tsx';
import { SenderNotices } from './SenderNotices.tsx';
import { SenderState } from './SenderState.tsx';
import { WaitingNotes } from './WaitingNotes.tsx';

const loopback = /^(localhost|127\.|\[::1\])/;

/** One sender: how it is doing, what Meta must call, and the switch that holds it. */
export function SenderPage() {
  const { t } = useTranslation('senders');
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { senderId } = useParams({ from: '/shell/settings/senders/$senderId' });
  const [isEditing, setEditing] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const session = useQuery(orpc.session.get.queryOptions());
  const query = useQuery({
    ...orpc.senders.get.queryOptions({ input: { id: senderId } }),
    refetchInterval: 2_000,
  });
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.senders.key() });
  const pause = useMutation(orpc.senders.pause.mutationOptions({ onSuccess: refresh }));
  const resume = useMutation(orpc.senders.resume.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(
    orpc.senders.remove.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/settings/senders' });
        await queries.invalidateQueries();
      },
    }),
  );

  if (!query.data) {
    return (
      <Page>
        {query.isLoadingError ? (
          <ErrorState
            title={isNotFound(query.error) ? t('gone') : common('failure.loadTitle')}
            onRetry={() => void query.refetch()}
          >
            {failureText(query.error)}
          </ErrorState>
        ) : (
          <Skeleton lines={8} />
        )}
      </Page>
    );
  }
  const sender = query.data;
  const role = session.data?.role;
  const isAdmin = role === 'admin';
  const maySwitch = isAdmin || role === 'publisher';
  const failed = [pause, resume].find(({ isError }) => isError);

  return (
    <Page>
      <PageHeader
        title={sender.name}
        parent={{ label: t('title'), href: '/settings/senders' }}
        badge={
          <span className="flex gap-1.5">
            <SenderBadge connection={sender.connection} />
            <SenderState sender={sender} />
          </span>
        }
        description={sender.connection === 'simulator' ? t('simulatorText') : t('metaText')}
        secondary={
          <>
            {isAdmin && (
              <Button icon={<Pencil aria-hidden />} onPress={() => setEditing(true)}>
                {t('edit')}
              </Button>
            )}
            {maySwitch &&
              (sender.pausedAt === null ? (
                <Button
                  icon={<Pause aria-hidden />}
                  isPending={pause.isPending}
                  onPress={() => pause.mutate({ id: sender.id })}
                >
                  {t('pause')}
                </Button>
              ) : (
                <Button
                  icon={<Play aria-hidden />}
                  isPending={resume.isPending}
                  onPress={() => resume.mutate({ id: sender.id })}
                >
                  {t('resume')}
                </Button>
              ))}
          </>
        }
        action={
          <LinkButton href="/templates" variant="primary" icon={<MessageSquareText aria-hidden />}>
            {t('templates')}
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-4">
        {failed && <Banner tone="danger">{failureText(failed.error)}</Banner>}
        <PauseBanner sender={sender} />
        <SenderNotices sender={sender} isAdmin={isAdmin} />
        <WaitingNotes sender={sender} />
        <div className="grid grid-cols-3 gap-3">
          <Stat label={t('columns.queued')} value={format.number(sender.queued)} />
          <Stat
            label={t('rate')}
            value={format.number(sender.messagesPerSecond)}
            detail={t('rateDetail')}
          />
          <Stat
            label={t('lastWebhook')}
            value={
              sender.lastWebhookAt === null ? t('never') : format.relative(sender.lastWebhookAt)
            }
          />
        </div>
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex flex-col gap-4">
            <HealthCard sender={sender} mayCheck={maySwitch} />
            <NoticesCard senderId={sender.id} />
          </div>
          <div className="flex flex-col gap-4">
            <Card title={t('number')}>
              <Facts
                items={[
                  { name: t('columns.number'), value: sender.displayPhoneNumber },
                  { name: t('verifiedName'), value: sender.verifiedName },
                  { name: t('fields.phoneNumberId'), value: sender.phoneNumberId },
                  { name: t('fields.wabaId'), value: sender.wabaId },
                  ...(sender.portfolioId === null
                    ? []
                    : [{ name: t('fields.portfolioId'), value: sender.portfolioId }]),
                  ...(sender.appId === null
                    ? []
                    : [{ name: t('fields.appId'), value: sender.appId }]),
                  { name: t('since'), value: format.date(sender.createdAt) },
                ]}
              />
            </Card>
            <Card
              title={t('webhook.title')}
              aside={
                isAdmin && sender.connection === 'meta' && <RepairButton senderId={sender.id} />
              }
            >
              <div className="flex flex-col gap-4">
                <p className="text-body text-muted">
                  {t(sender.connection === 'simulator' ? 'webhook.simulator' : 'webhook.text')}
                </p>
                <CopyField
                  label={t('webhook.address')}
                  value={sender.webhookUrl ?? `${window.location.origin}${sender.webhookPath}`}
                  help={
                    sender.connection === 'meta' &&
                    sender.webhookUrl === null &&
                    loopback.test(window.location.host)
                      ? t('webhook.loopback')
                      : undefined
                  }
                />
                <CopyField label={t('webhook.token')} value={sender.verifyToken} />
              </div>
            </Card>
          </div>
        </div>
        {isAdmin && (
          <Button className="self-start" variant="danger" onPress={() => setRemoving(true)}>
            {t('remove')}
          </Button>
        )}
      </div>
      {isEditing && <EditSenderDialog sender={sender} onClose={() => setEditing(false)} />}
      <AlertDialog
        title={t('removeTitle', { name: sender.name })}
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        confirmLabel={t('remove')}
        isDanger
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ id: sender.id })}
      >
        {remove.isError && (
          <Banner tone="danger" className="mb-3">
            {failureText(remove.error)}
          </Banner>
        )}
        {t('removeText')}
      </AlertDialog>
    </Page>
  );
}
