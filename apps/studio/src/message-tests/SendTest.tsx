import { useMutation } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import type { WhatsAppContent } from '@waypost/whatsapp';
import { Banner, Button, Dialog, SegmentedControl, TextField } from '@waypost/ui';
import { SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useResources } from '../activities/resources.ts';
import { SenderBadge } from '../activities/whatsapp/SenderBadge.tsx';
import { api } from '../api/client.ts';
import { fieldIssues, useFailureText } from '../api/failure.ts';
import { PersonPicker, personName } from '../editor/people/PersonPicker.tsx';
import { usePreviewing } from '../editor/preview/Previewing.tsx';
import { ScanToTest } from '../ways-in/ScanToTest.tsx';
import { TestResult } from './TestResult.tsx';

type Recipient = 'person' | 'phone' | 'scan';

/** Sends the message as it is written to one person or phone, and follows it there. */
export function SendTest({
  senderId,
  content,
  language,
  onClose,
}: {
  senderId: string;
  content: WhatsAppContent;
  /** Looked at in the preview; null: by the person's locale. */
  language: string | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('message', { keyPrefix: 'test' });
  const failureText = useFailureText();
  const resources = useResources();
  const previewing = usePreviewing();
  const [recipient, setRecipient] = useState<Recipient>('person');
  const [person, setPerson] = useState<Profile | null>(previewing.person);
  const [phone, setPhone] = useState('');
  const sender = resources.senders.find(({ id }) => id === senderId);
  const send = useMutation({
    mutationFn: (to: { profileId: string } | { phone: string }) =>
      api.messageTests.send({
        senderId,
        content,
        ...to,
        journeyName: previewing.journeyName,
        event: previewing.data.event,
        results: previewing.data.results,
        ...(language === null ? {} : { language }),
      }),
  });
  const { phone: phoneIssue, ...otherIssues } = fieldIssues(send.error);
  const problems = Object.values(otherIssues);
  const submit = (): void => {
    if (recipient === 'phone') send.mutate({ phone: phone.trim() });
    else if (person !== null) send.mutate({ profileId: person.id });
  };
  return (
    <Dialog
      title={t('title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>{t('close')}</Button>
          {recipient !== 'scan' && (
            <Button
              variant="primary"
              icon={<SendHorizontal aria-hidden />}
              isPending={send.isPending}
              isDisabled={recipient === 'phone' ? phone.trim() === '' : person === null}
              onPress={submit}
            >
              {recipient === 'phone' || person === null
                ? t('send')
                : t('sendTo', { name: personName(person) || person.externalId })}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {sender && (
          <p className="flex flex-wrap items-center gap-2">
            {sender.name} <SenderBadge connection={sender.connection} />
          </p>
        )}
        <SegmentedControl
          label={t('to')}
          className="self-start"
          segments={[
            { value: 'person' as const, label: t('toPerson') },
            { value: 'phone' as const, label: t('toPhone') },
            { value: 'scan' as const, label: t('toOwnPhone') },
          ]}
          value={recipient}
          onChange={setRecipient}
        />
        {recipient === 'person' && (
          <PersonPicker
            label={t('person')}
            placeholder={t('personPlaceholder')}
            person={person}
            onChange={setPerson}
          />
        )}
        {recipient === 'phone' && (
          <TextField
            label={t('phone')}
            help={t('phoneHelp')}
            placeholder="+39 347 123 4567"
            type="tel"
            value={phone}
            onChange={setPhone}
            error={phoneIssue}
          />
        )}
        {recipient === 'scan' && (
          <ScanToTest senderId={senderId} onArrived={(profileId) => send.mutate({ profileId })} />
        )}
        <p className="text-caption text-muted">{t('rules')}</p>
        {problems.length > 0 && (
          <Banner tone="danger" title={t('notSent')}>
            <ul className="list-disc pl-5">
              {problems.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Banner>
        )}
        {send.isError && problems.length === 0 && phoneIssue === undefined && (
          <Banner tone="danger">{failureText(send.error)}</Banner>
        )}
        {send.data !== undefined && (
          <TestResult
            key={send.data.messageId}
            messageId={send.data.messageId}
            isSimulated={sender?.connection === 'simulator'}
          />
        )}
      </div>
    </Dialog>
  );
}
