import type { Sender, StoredTemplate } from '@waypost/api';
import { Card } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';
import { Facts } from '../people/profiles/Facts.tsx';
import { useQualityText } from './quality-text.ts';

/** What Meta says about a template now. */
export function TemplateFacts({
  template,
  sender,
}: {
  template: StoredTemplate;
  sender: Sender | undefined;
}) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const qualityText = useQualityText();
  const { ttlSeconds, lastUsedAt, statusChangedAt } = template;
  return (
    <Card title={t('facts.title')}>
      <Facts
        items={[
          { name: t('columns.category'), value: t(`category.${template.category}`) },
          { name: t('columns.status'), value: t(`statusHelp.${template.status}`) },
          ...(statusChangedAt === null
            ? []
            : [{ name: t('facts.since'), value: format.dateTime(statusChangedAt) }]),
          { name: t('facts.quality'), value: qualityText(template.quality) },
          {
            name: t('facts.lastUsed'),
            value: lastUsedAt === null ? t('facts.neverUsed') : format.relative(lastUsedAt),
          },
          ...(ttlSeconds === null
            ? []
            : [
                {
                  name: t('facts.ttl'),
                  value:
                    ttlSeconds === -1
                      ? format.duration(30, 'days')
                      : format.duration(Math.round(ttlSeconds / 60), 'minutes'),
                },
              ]),
          { name: t('sender'), value: sender?.name ?? template.wabaId },
          { name: t('columns.synced'), value: format.dateTime(template.syncedAt) },
        ]}
      />
    </Card>
  );
}
