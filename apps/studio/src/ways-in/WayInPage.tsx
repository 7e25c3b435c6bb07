import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import {
  AlertDialog,
  Banner,
  Button,
  Card,
  ErrorState,
  Page,
  PageHeader,
  Skeleton,
  Stat,
} from '@waypost/ui';
import { Download, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { CopyField } from '../senders/CopyField.tsx';
import { QrCode } from './QrCode.tsx';
import { qrPicture, qrPng } from './qr-picture.ts';
import { WayInForm } from './WayInForm.tsx';

/** One link: its QR code to print, what it says, what it brought in. */
export function WayInPage() {
  const { wayInId } = useParams({ from: '/shell/settings/ways-in/$wayInId' });
  const { t } = useTranslation('waysIn');
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isEditing, setEditing] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const session = useQuery(orpc.session.get.queryOptions());
  const senders = useQuery(orpc.senders.list.queryOptions());
  const found = useQuery({
    ...orpc.waysIn.get.queryOptions({ input: { id: wayInId } }),
    refetchInterval: 5_000,
  });
  const remove = useMutation(
    orpc.waysIn.remove.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.waysIn.list.key() });
        await navigate({ to: '/settings/ways-in' });
      },
    }),
  );
  const parent = { label: t('title'), href: '/settings/ways-in' };
  if (found.isError && found.data === undefined) {
    return (
      <Page>
        <PageHeader title={t('title')} parent={parent} />
        <ErrorState title={common('failure.loadTitle')} onRetry={() => void found.refetch()}>
          {failureText(found.error)}
        </ErrorState>
      </Page>
    );
  }
  if (found.data === undefined) {
    return (
      <Page>
        <PageHeader title={t('title')} parent={parent} />
        <Skeleton lines={8} />
      </Page>
    );
  }
  const wayIn = found.data;
  const mayChange = session.data?.role === 'publisher' || session.data?.role === 'admin';
  const sender = senders.data?.items.find(({ id }) => id === wayIn.senderId);
  const fileName = wayIn.name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();

  return (
    <Page>
      <PageHeader
        title={wayIn.name}
        parent={parent}
        description={sender?.name}
        secondary={
          mayChange && (
            <>
              <Button icon={<Pencil aria-hidden />} onPress={() => setEditing(true)}>
                {t('edit')}
              </Button>
              <Button variant="danger" onPress={() => setRemoving(true)}>
                {t('remove')}
              </Button>
            </>
          )
        }
      />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[auto_1fr]">
        <Card title={t('code')} className="flex flex-col items-center gap-4">
          <QrCode url={wayIn.url} label={t('codeLabel', { message: wayIn.prefilledMessage })} />
          <div className="flex flex-wrap justify-center gap-2 pt-4">
            <Button
              icon={<Download aria-hidden />}
              onPress={() =>
                save(
                  new Blob([qrPicture(wayIn.url, wayIn.consentText)], { type: 'image/svg+xml' }),
                  `${fileName}.svg`,
                )
              }
            >
              {t('svg')}
            </Button>
            <Button
              icon={<Download aria-hidden />}
              onPress={() =>
                void qrPng(wayIn.url, wayIn.consentText).then((blob) =>
                  save(blob, `${fileName}.png`),
                )
              }
            >
              {t('png')}
            </Button>
          </div>
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          <div className="grid grid-cols-2 gap-4">
            <Stat label={t('columns.arrivals')} value={format.number(wayIn.arrivals)} />
            <Stat
              label={t('lastArrival')}
              value={
                wayIn.lastArrivalAt === null ? t('never') : format.relative(wayIn.lastArrivalAt)
              }
            />
          </div>
          <Card className="flex flex-col gap-4">
            <CopyField label={t('link')} value={wayIn.url} help={t('linkHelp')} />
            <CopyField
              label={t('form.message')}
              value={wayIn.prefilledMessage}
              help={t('entryHelp')}
            />
            <div className="flex flex-col gap-1">
              <h2 className="text-label">{t('form.consent')}</h2>
              <p className="text-body">
                {wayIn.consentPurposes.length === 0
                  ? t('noConsent')
                  : wayIn.consentPurposes.map((purpose) => t(`form.${purpose}`)).join(' · ')}
              </p>
              {wayIn.consentText !== '' && (
                <blockquote className="border-l-2 border-line pl-3 text-body whitespace-pre-wrap text-muted">
                  {wayIn.consentText}
                </blockquote>
              )}
            </div>
          </Card>
        </div>
      </div>
      {isEditing && (
        <WayInForm
          wayIn={wayIn}
          onClose={() => setEditing(false)}
          onSaved={() => setEditing(false)}
        />
      )}
      <AlertDialog
        title={t('removeTitle', { name: wayIn.name })}
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        confirmLabel={t('removeConfirm')}
        isDanger
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ id: wayIn.id })}
      >
        {t('removeText')}
        {remove.isError && (
          <Banner tone="danger" className="mt-3">
            {failureText(remove.error)}
          </Banner>
        )}
      </AlertDialog>
    </Page>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
