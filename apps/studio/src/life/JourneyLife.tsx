import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Journey } from '@waypost/api';
import { Banner, Button, Menu, useToast } from '@waypost/ui';
import type { MenuAction } from '@waypost/ui';
import {
  ChevronDown,
  DoorClosed,
  DoorOpen,
  History,
  Pause,
  Play,
  RotateCcw,
  Square,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { PauseDialog } from './PauseDialog.tsx';
import { RestartDialog } from './RestartDialog.tsx';
import { StopDialog } from './StopDialog.tsx';

type Asked = 'pause' | 'close' | 'stop' | 'restart';

/** What can be done with a published journey as a whole: pause, close, stop, restart, look at its versions. */
export function JourneyLife({
  journeyId,
  journeyName,
  status,
  peopleInside,
}: {
  journeyId: string;
  journeyName: string;
  status: Journey['status'];
  peopleInside: number;
}) {
  const { t } = useTranslation('versions');
  const failureText = useFailureText();
  const toast = useToast();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const changed = async (journey: Journey): Promise<void> => {
    queries.setQueryData(
      orpc.journeys.get.queryKey({ input: { id: journeyId } }),
      (before) => before && { ...before, ...journey },
    );
    setAsked(null);
    await Promise.all([
      queries.invalidateQueries({ queryKey: orpc.journeys.list.key() }),
      queries.invalidateQueries({ queryKey: orpc.journeys.counts.key() }),
      queries.invalidateQueries({ queryKey: orpc.journeys.versions.key() }),
    ]);
  };
  const resume = useMutation(orpc.journeys.resume.mutationOptions({ onSuccess: changed }));
  const reopen = useMutation(orpc.journeys.reopen.mutationOptions({ onSuccess: changed }));
  const failure = resume.error ?? reopen.error;
  const act = (id: Asked, icon: React.ReactNode, isDanger = false): MenuAction => ({
    id,
    label: t(`life.${id}`),
    icon,
    isDanger,
    onAction: () => setAsked(id),
  });
  const actions: Record<Journey['status'], MenuAction[]> = {
    draft: [],
    live: [
      act('pause', <Pause aria-hidden />),
      act('close', <DoorClosed aria-hidden />),
      act('stop', <Square aria-hidden />, true),
    ],
    paused: [act('stop', <Square aria-hidden />, true)],
    closed: [
      {
        id: 'reopen',
        label: t('life.reopen'),
        icon: <DoorOpen aria-hidden />,
        onAction: () => reopen.mutate({ id: journeyId }),
      },
      act('pause', <Pause aria-hidden />),
      act('stop', <Square aria-hidden />, true),
    ],
    stopped: [act('restart', <RotateCcw aria-hidden />)],
    finished: [act('restart', <RotateCcw aria-hidden />)],
  };
  const dialog = { journeyId, journeyName, onClose: () => setAsked(null) };
  return (
    <>
      {status === 'paused' && (
        <Button
          variant="primary"
          size="small"
          icon={<Play aria-hidden />}
          isPending={resume.isPending}
          onPress={() => resume.mutate({ id: journeyId })}
        >
          {t('life.resume')}
        </Button>
      )}
      <Menu
        label={t('life.open')}
        trigger={
          <Button size="small" icon={<ChevronDown aria-hidden />}>
            {t('life.open')}
          </Button>
        }
        actions={[
          {
            id: 'versions',
            label: t('life.versions'),
            icon: <History aria-hidden />,
            href: `/journeys/${journeyId}/versions`,
          },
          ...actions[status],
        ]}
      />
      {failure !== null && <Banner tone="danger">{failureText(failure)}</Banner>}
      {asked === 'pause' && (
        <PauseDialog
          {...dialog}
          isClosed={status === 'closed'}
          onDone={(journey) => {
            toast(t('pause.done', { name: journeyName }), () => resume.mutate({ id: journeyId }));
            void changed(journey);
          }}
        />
      )}
      {asked === 'close' && (
        <CloseDialog
          {...dialog}
          peopleInside={peopleInside}
          onDone={(journey) => {
            toast(t('close.done', { name: journeyName }), () => reopen.mutate({ id: journeyId }));
            void changed(journey);
          }}
        />
      )}
      {asked === 'stop' && (
        <StopDialog
          {...dialog}
          peopleInside={peopleInside}
          onDone={(journey) => void changed(journey)}
        />
      )}
      {asked === 'restart' && (
        <RestartDialog {...dialog} onDone={(journey) => void changed(journey)} />
      )}
    </>
  );
}
