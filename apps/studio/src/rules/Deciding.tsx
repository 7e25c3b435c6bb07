import { activityPorts } from '@waypost/journey';
import type { Activity, Decision } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';

/** Why a person left an activity by a port: the values that a rule found, or chance. */
export function Deciding({
  activity,
  port,
  portTitle,
  decided,
  decisionText,
}: {
  activity: Activity;
  port: string | null;
  portTitle: string;
  /** Null where no rule decided. */
  decided: Decision | null;
  decisionText: (decided: Decision) => string;
}) {
  const { t } = useTranslation('watch');
  const format = useFormat();
  const share = port === null ? null : drawnShare(activity, port);
  if (decided === null && share === null) return null;
  return (
    <p className="text-caption text-muted">
      {decided !== null
        ? t('decided.so', { values: decisionText(decided), port: portTitle })
        : t('decided.drawn', { share: format.percent(share ?? 0) })}
    </p>
  );
}

/** The share of people, 0 to 1, that a split lets go by a port; null where nothing is drawn. */
function drawnShare(activity: Activity, port: string): number | null {
  if (activity.type !== 'split' || !activityPorts(activity).includes(port)) return null;
  const branch = activity.branches.find(({ id }) => id === port);
  return branch === undefined ? null : branch.weight / 100;
}
