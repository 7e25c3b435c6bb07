import type { ProfileImport } from '@waypost/api';
import { Stat } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';

/** What the file holds: who can come in, who can't and why, and what they agreed to. */
export function Summary({
  summary,
  isDone = false,
}: {
  summary: NonNullable<ProfileImport['summary']>;
  /** After the import rather than before it. */
  isDone?: boolean;
}) {
  const { t } = useTranslation('people', { keyPrefix: 'imports.summary' });
  const format = useFormat();
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat
          label={t(isDone ? 'imported' : 'importable')}
          value={format.number(summary.importable)}
          detail={t('ofRows', { count: summary.rows })}
        />
        <Stat
          label={t('replaced')}
          value={format.number(summary.replaced)}
          detail={t('replacedHelp')}
        />
        <Stat
          label={t('rejected')}
          value={format.number(summary.rejected)}
          detail={t('rejectedHelp')}
        />
        <Stat
          label={t('optedIn')}
          value={format.number(summary.optedIn)}
          detail={t('consentDetail', {
            out: format.number(summary.optedOut),
            unknown: format.number(summary.consentUnknown),
          })}
        />
      </div>
      <Reasons title={t('whyRejected')} reasons={summary.rejectedByCode} />
      <Reasons title={t('warnings')} reasons={summary.warnings} />
    </div>
  );
}

function Reasons({
  title,
  reasons,
}: {
  title: string;
  reasons: readonly { code: string; text: string; rows: number }[];
}) {
  const { t } = useTranslation('people', { keyPrefix: 'imports.summary' });
  return reasons.length === 0 ? null : (
    <section className="rounded-card border border-line bg-surface p-4">
      <h2 className="mb-2 text-title">{title}</h2>
      <ul className="flex flex-col gap-1 text-body">
        {reasons.map(({ code, text, rows }) => (
          <li key={code} className="flex justify-between gap-4">
            <span>{text}</span>
            <span className="shrink-0 font-semibold">{t('rows', { count: rows })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
