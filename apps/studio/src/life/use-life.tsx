import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Journey } from '@waypost/api';
import { Banner, useToast } from '@waypost/ui';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import type { Life } from '../editor/actions/life-actions.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { PauseDialog } from './PauseDialog.tsx';
import { RestartDialog } from './RestartDialog.tsx';
import { StopDialog } from './StopDialog.tsx';

type Asked = Parameters<Life['ask']>[0];

/** The journey whose life it is. */
export interface Living {
  journeyId: string;
  journeyName: string;
  status: Journey['status'];
  peopleInside: number;
}

/** The life of a published journey: what can be done with it as a whole, and the dialogs that ask first. */
export function useLife({ journeyId, journeyName, status, peopleInside }: Living): Life & {
  isResuming: boolean;
  /** What went wrong without a dialog, and the dialog that is open. */
  dialogs: ReactNode;
} {
  const { t } = useTranslation('versions');
  const failureText = useFailureText();
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const changed = async (journey: Journey): Promise<void> => {
    const { status: now } = journey;
    queries.setQueryData(
      orpc.journeys.get.queryKey({ input: { id: journeyId } }),
      (before) => before && { ...before, ...journey },
    );
    queries.setQueryData(
      orpc.journeys.life.queryKey({ input: { id: journeyId } }),
      (before) => before && { ...before, status: now },
    );
    setAsked(null);
    await Promise.all([
      queries.invalidateQueries({ queryKey: orpc.journeys.list.key() }),
      queries.invalidateQueries({ queryKey: orpc.journeys.counts.key() }),
      queries.invalidateQueries({ queryKey: orpc.journeys.life.key() }),
      queries.invalidateQueries({ queryKey: orpc.journeys.versions.key() }),
    ]);
  };
  const resume = useMutation(orpc.journeys.resume.mutationOptions({ onSuccess: changed }));
  const reopen = useMutation(orpc.journeys.reopen.mutationOptions({ onSuccess: changed }));
  const failure = resume.error ?? reopen.error;
  const dialog = { journeyId, journeyName, onClose: () => setAsked(null) };
  return {
    status,
    ask: setAsked,
    resume: () => resume.mutate({ id: journeyId }),
    reopen: () => reopen.mutate({ id: journeyId }),
    openVersions: () =>
      void navigate({ to: '/journeys/$journeyId/versions', params: { journeyId } }),
    isResuming: resume.isPending,
    dialogs: (
      <>
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
    ),
  };
}
