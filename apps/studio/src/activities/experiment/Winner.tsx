import type { ExperimentReport } from '@waypost/api';
import { Banner, Button } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useActorName } from '../../api/use-actor-name.ts';
import { useFormat } from '../../i18n/format.ts';

/** Where everybody goes, and who decided that; or who took it back. */
export function Winner({
  report: { winner, decision },
  name,
  isBusy,
  onTakeBack,
}: {
  report: ExperimentReport;
  name: (variant: string) => string;
  isBusy: boolean;
  onTakeBack: () => void;
}) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const actorName = useActorName();
  if (decision === null) return null;
  const when = format.dateTime(decision.at);
  const who = decision.actor === null ? null : actorName(decision.actor);
  if (winner === null)
    return (
      <p className="text-caption text-muted">{t('takenBack', { who: who ?? 'Waypost', when })}</p>
    );
  return (
    <Banner
      tone="success"
      action={
        <Button size="small" isPending={isBusy} onPress={onTakeBack}>
          {t('takeBack')}
        </Button>
      }
    >
      <p className="font-semibold">{t('winner', { name: name(winner) })}</p>
      <p>{who === null ? t('chosenByWaypost', { when }) : t('chosenBy', { who, when })}</p>
    </Banner>
  );
}
