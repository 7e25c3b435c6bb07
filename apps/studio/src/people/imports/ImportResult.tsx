import type { ProfileImport } from '@waypost/api';
import { LinkButton, LoadMore, Stat, Table } from '@waypost/ui';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { usePagedList } from '../../lists/use-paged-list.ts';
import { Summary } from './Summary.tsx';

/** What came of an import: figures, and every rejected row with its line and reason. */
export function ImportResult({ current }: { current: ProfileImport }) {
  const { t } = useTranslation('people', { keyPrefix: 'imports' });
  const format = useFormat();
  const { rows, table, more } = usePagedList(orpc.imports.rejections, { id: current.id });
  return (
    <div className="flex flex-col gap-6">
      {current.summary ? (
        <Summary summary={current.summary} isDone />
      ) : (
        <div className="grid grid-cols-2 gap-3">
          <Stat
            label={t('columns.imported')}
            value={format.number(current.progress.rowsImported)}
          />
          <Stat
            label={t('columns.rejected')}
            value={format.number(current.progress.rowsRejected)}
          />
        </div>
      )}
      <section>
        <div className="mb-3 flex items-center justify-between gap-3">
          <h2 className="text-title">{t('rejections.title')}</h2>
          {rows.length > 0 && (
            <LinkButton
              href={`/api/imports/${current.id}/rejections.csv`}
              download
              icon={<Download aria-hidden />}
            >
              {t('rejections.download')}
            </LinkButton>
          )}
        </div>
        <Table
          label={t('rejections.title')}
          columns={[
            {
              id: 'line',
              header: t('rejections.line'),
              width: 80,
              cell: ({ line }) => format.number(line),
            },
            { id: 'reason', header: t('rejections.reason'), cell: ({ reason }) => reason },
            {
              id: 'content',
              header: t('rejections.content'),
              cell: ({ content }) => (
                <span className="line-clamp-2 break-all text-muted">{content}</span>
              ),
            },
          ]}
          {...table}
          rowKey={({ line, code }) => `${line}/${code}`}
          empty={<p className="p-4 text-body text-muted">{t('rejections.none')}</p>}
        />
        <LoadMore {...more} />
      </section>
    </div>
  );
}
