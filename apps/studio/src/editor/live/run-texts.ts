import type { Run } from '@waypost/api';
import type { Tone } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useDrawText } from '../../activities/experiment/draw-text.ts';
import { useCallFailureText } from '../../activities/http-request/failure-text.ts';
import { useJumpRefusalText } from '../../activities/jump/refusal-text.ts';
import { useBranchReasonText } from '../../activities/join/branch-reason-text.ts';
import { useUpdateFailureText } from '../../activities/update-profile/failure-text.ts';
import { useWaitFailureText } from '../../activities/wait/failure-text.ts';
import { useExclusionText } from '../../activities/whatsapp/exclusion-text.ts';
import { useFormat } from '../../i18n/format.ts';

export const runTones: Record<Run['status'], Tone> = {
  inside: 'info',
  finished: 'success',
  failed: 'danger',
  exited: 'neutral',
};

/** Gives the reader's words for where a person stands. */
export function useRunTexts() {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const exclusionText = useExclusionText();
  const updateFailureText = useUpdateFailureText();
  const jumpRefusalText = useJumpRefusalText();
  const branchReasonText = useBranchReasonText();
  const callFailureText = useCallFailureText();
  const waitFailureText = useWaitFailureText();
  const drawText = useDrawText();
  return {
    status: (status: Run['status']): string => {
      switch (status) {
        case 'inside':
          return t('run.inside');
        case 'finished':
          return t('run.finished');
        case 'failed':
          return t('run.failed');
        case 'exited':
          return t('run.exited');
      }
    },
    reason: (reason: string): string =>
      drawText(reason) ??
      branchReasonText(reason) ??
      jumpRefusalText(reason) ??
      updateFailureText(reason) ??
      callFailureText(reason) ??
      waitFailureText(reason) ??
      exclusionText(reason),
    /** What a person waits for now; empty when not inside. */
    waiting: ({ waitingFor, deadlineAt }: Pick<Run, 'waitingFor' | 'deadlineAt'>): string => {
      const when = deadlineAt === null ? '' : format.dateTime(deadlineAt);
      switch (waitingFor) {
        case null:
          return '';
        case 'dispatch':
          return t('run.dispatch');
        case 'time':
          return t('run.time', { when });
        case 'reaction':
          return t('run.reaction', { when });
        case 'branches':
          return t('run.branches', { when });
        case 'call':
          return t('run.call', { when });
        case 'event':
          return t('run.event', { when });
        case 'person':
          return t('run.person', { when });
      }
    },
  };
}
