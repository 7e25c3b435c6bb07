import type { Trial } from '@waypost/api';
import { Badge, Button } from '@waypost/ui';
import type { Tone } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';
import { usePaceText } from './use-pace-text.ts';

/** How a trial stands. */
export function trialState({ inside, stoppedBy }: Trial): 'running' | 'stopped' | 'over' {
  if (stoppedBy !== null) return 'stopped';
  return inside > 0 ? 'running' : 'over';
}

export const trialTones: Record<ReturnType<typeof trialState>, Tone> = {
  running: 'info',
  stopped: 'neutral',
  over: 'success',
};

/** Earlier trials of the journey, the newest first. */
export function TrialList({
  trials,
  onShow,
}: {
  /** Null: not known yet. */
  trials: readonly Trial[] | null;
  onShow: (trialId: string) => void;
}) {
  const { t } = useTranslation('testing');
  const format = useFormat();
  const paceText = usePaceText();
  if (trials === null) return null;
  return (
    <section
      aria-label={t('phones.earlier')}
      className="flex flex-col gap-2 border-t border-line pt-4"
    >
      <h3 className="text-label">{t('phones.earlier')}</h3>
      {trials.length === 0 && <p className="text-caption text-muted">{t('phones.none')}</p>}
      <ul className="flex flex-col gap-2">
        {trials.map((trial) => {
          const state = trialState(trial);
          return (
            <li
              key={trial.id}
              className="flex flex-wrap items-center gap-2 rounded-control border border-line px-3 py-2"
            >
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="text-body">{format.dateTime(trial.startedAt)}</span>
                <span className="text-caption text-muted">
                  {t('phones.peopleIn', { count: trial.people })} · {paceText(trial.factor)}
                </span>
              </span>
              <Badge tone={trialTones[state]}>{t(`phones.state.${state}`)}</Badge>
              <Button size="small" onPress={() => onShow(trial.id)}>
                {t('phones.show')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
