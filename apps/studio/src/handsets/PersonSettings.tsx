import { Card, IconButton, Menu, Switch } from '@waypost/ui';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Answer } from './answer.ts';
import { ChangeNumberDialog } from './ChangeNumberDialog.tsx';
import { OpenLinkDialog, type OpenedLink } from './OpenLinkDialog.tsx';
import type { PhoneActions } from './usePhone.ts';

/** What the owner of the phone decides about the business and about himself. */
export function PersonSettings({
  number,
  phoneNumberId,
  person,
  phone,
  onSend,
  onOpenLink,
}: {
  number: string;
  /** The business of the chat; null while there is none. */
  phoneNumberId: string | null;
  person: {
    username: string | null;
    hidesNumber: boolean;
    blocked: boolean;
    stoppedMarketing: boolean;
    off: boolean;
  };
  phone: PhoneActions;
  onSend: (answer: Answer) => void;
  onOpenLink: (opened: OpenedLink) => void;
}) {
  const { t } = useTranslation('handsets');
  const [isMoving, setMoving] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const none = phoneNumberId === null;
  return (
    <Card
      title={t('person.title')}
      aside={
        <Menu
          label={t('person.more')}
          trigger={<IconButton label={t('person.more')} icon={<Ellipsis />} size="small" />}
          actions={[
            {
              id: 'link',
              label: t('link.title'),
              description: t('link.menuHelp'),
              onAction: () => setOpening(true),
            },
            {
              id: 'fromAd',
              label: t('person.fromAd'),
              description: t('person.fromAdHelp'),
              isDisabled: none,
              onAction: () => onSend({ kind: 'text', text: t('person.fromAdWords'), fromAd: true }),
            },
            {
              id: 'welcome',
              label: t('person.welcome'),
              description: t('person.welcomeHelp'),
              isDisabled: none,
              onAction: () => onSend({ kind: 'request_welcome' }),
            },
            {
              id: 'group',
              label: t('person.group'),
              isDisabled: none,
              onAction: () =>
                onSend({
                  kind: 'text',
                  text: t('person.groupWords'),
                  groupId: 'simulated-group-1',
                }),
            },
            {
              id: 'unsupported',
              label: t('person.unsupported'),
              isDisabled: none,
              onAction: () => onSend({ kind: 'unsupported' }),
            },
            {
              id: 'changeNumber',
              label: t('person.changeNumber'),
              onAction: () => setMoving(true),
            },
            {
              id: 'changeUserId',
              label: t('person.changeUserId'),
              description: t('person.changeUserIdHelp'),
              onAction: () => phone.changeUserId.mutate({ number }),
            },
          ]}
        />
      }
    >
      <div className="flex flex-col gap-1">
        <Switch
          isSelected={!person.stoppedMarketing}
          isDisabled={none}
          onChange={(isWanted) => {
            if (phoneNumberId === null) return;
            const value = isWanted ? 'resume' : 'stop';
            phone.preference.mutate({ number, value, phoneNumberId });
          }}
        >
          {t('person.offers')}
        </Switch>
        <Switch
          isSelected={person.blocked}
          onChange={(blocked) => phone.block.mutate({ number, blocked })}
        >
          {t('person.blocked')}
        </Switch>
        <Switch
          isSelected={!person.off}
          onChange={(isOn) => phone.change.mutate({ number, off: !isOn })}
        >
          {t('person.on')}
        </Switch>
        {person.username !== null && (
          <Switch
            isSelected={person.hidesNumber}
            onChange={(hidesNumber) => phone.change.mutate({ number, hidesNumber })}
          >
            {t('person.hides')}
          </Switch>
        )}
      </div>
      {isOpening && (
        <OpenLinkDialog number={number} onOpen={onOpenLink} onClose={() => setOpening(false)} />
      )}
      {isMoving && (
        <ChangeNumberDialog number={number} phone={phone} onClose={() => setMoving(false)} />
      )}
    </Card>
  );
}
