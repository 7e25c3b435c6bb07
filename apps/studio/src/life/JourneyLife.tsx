import { Button, Menu } from '@waypost/ui';
import { ChevronDown, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useActionText } from '../editor/actions/action-text.ts';
import { lifeActions } from '../editor/actions/life-actions.ts';
import { useLife } from './use-life.tsx';
import type { Living } from './use-life.tsx';

/** Buttons for what can be done with a published journey as a whole: pause, close, stop, restart, look at its versions. */
export function JourneyLife({ life }: { life: ReturnType<typeof useLife> }) {
  const { t } = useTranslation('versions');
  const actionText = useActionText();
  return (
    <>
      {life.status === 'paused' && (
        <Button
          variant="primary"
          size="small"
          icon={<Play aria-hidden />}
          isPending={life.isResuming}
          onPress={life.resume}
        >
          {actionText('resume')}
        </Button>
      )}
      <Menu
        label={t('life.open')}
        trigger={
          <Button size="small" icon={<ChevronDown aria-hidden />}>
            {t('life.open')}
          </Button>
        }
        actions={lifeActions
          .filter(({ id, isEnabled }) => id !== 'resume' && isEnabled(life))
          .map(({ id, Icon, perform }) => ({
            id,
            label: actionText(id),
            icon: <Icon aria-hidden />,
            isDanger: id === 'stop',
            onAction: () => perform(life),
          }))}
      />
      {life.dialogs}
    </>
  );
}

/** As `JourneyLife`, with a life of its own. */
export function OwnJourneyLife(living: Living) {
  return <JourneyLife life={useLife(living)} />;
}
