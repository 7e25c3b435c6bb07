import { fixableCodeSchema, type Check } from '@waypost/whatsapp';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';

const looks = {
  problem: { Icon: CircleAlert, tone: 'text-danger' },
  warning: { Icon: TriangleAlert, tone: 'text-warning' },
  ok: { Icon: CircleCheck, tone: 'text-success' },
} as const;

const order = ['problem', 'warning', 'ok'] as const;

/** What Meta says, the worst first: each finding in plain words, and what mends it. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation('connect');
  const format = useFormat();
  const sorted = order.flatMap((state) => checks.filter((one) => one.state === state));
  if (sorted.length === 0) return null;
  return (
    <ul aria-label={t('findings')} className="flex flex-col gap-2">
      {sorted.map((one) => {
        const { Icon, tone } = looks[one.state];
        const values = readable(one, format.dateTime);
        const fixable = fixableCodeSchema.safeParse(one.code);
        return (
          <li key={one.code + JSON.stringify(one.values)} className="flex items-start gap-2">
            <Icon
              role="img"
              aria-label={t(`states.${one.state}`)}
              className={`mt-0.5 size-4 shrink-0 ${tone}`}
            />
            <div className="min-w-0 text-body break-words">
              <p className={one.state === 'ok' ? '' : 'font-semibold'}>
                {t(`checks.${one.code}`, values)}
              </p>
              {fixable.success && (
                <p className="text-muted">{t(`fixes.${fixable.data}`, values)}</p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The values of a finding as a reader writes them: instants as dates. */
function readable({ values }: Check, dateTime: (instant: string) => string) {
  const { until, at } = values;
  return {
    ...values,
    ...(until === undefined ? {} : { until: dateTime(until) }),
    ...(at === undefined ? {} : { at: dateTime(at) }),
  };
}
