import { holdoutPort } from '@waypost/journey';
import { NumberField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useFormat } from '../../i18n/format.ts';
import type { ActivityTexts } from '../activity-texts.ts';
import { problemAt } from '../field-problem.ts';
import type { ExperimentPart } from './experiment-part.ts';

/** How many people get no variant, and what that leaves for each. */
export function HoldoutField({
  activity,
  onChange,
  problems,
  isReadOnly,
  texts,
}: ExperimentPart & { texts: ActivityTexts }) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const { variants, holdout } = activity;
  const share = (port: string, ratio: number) =>
    t('shareOf', { name: texts.port(activity, port), share: format.percent(ratio) });
  const ofAll = [
    ...variants.map(({ id, weight }) => share(id, ((100 - holdout) / 100) * (weight / 100))),
    share(holdoutPort, holdout / 100),
  ];
  return (
    <FieldAnchor field="holdout">
      <NumberField
        label={t('holdout')}
        help={t('holdoutHelp')}
        value={holdout / 100}
        minValue={0}
        maxValue={0.9}
        step={0.01}
        formatOptions={{ style: 'percent' }}
        isReadOnly={isReadOnly}
        error={problemAt(problems, 'holdout')}
        onChange={(changed) =>
          onChange(
            { ...activity, holdout: Number.isNaN(changed) ? 0 : Math.round(changed * 100) },
            'holdout',
          )
        }
      />
      {holdout > 0 && <p className="mt-2 text-body">{t('ofAll', { shares: ofAll.join(' · ') })}</p>}
    </FieldAnchor>
  );
}
