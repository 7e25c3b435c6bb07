import type { StoredTemplate } from '@waypost/api';
import { Banner } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';
import { useRejectionText } from './rejection-text.ts';

/** What its people should know about a template before anything else: rejected, paused, moved, not understood. */
export function TemplateNews({ template }: { template: StoredTemplate }) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const rejectionText = useRejectionText();
  const { status, pausedUntil, correctCategory, categoryChangesAt, unknownParts = [] } = template;
  return (
    <div className="flex flex-col gap-3 pb-4 empty:hidden">
      {status === 'PENDING' && (
        <Banner title={t('news.reviewTitle')}>{t('news.reviewText')}</Banner>
      )}
      {status === 'REJECTED' && (
        <Banner tone="danger" title={t('rejected')}>
          <p>{rejectionText(template.rejectedReason)}</p>
          {template.rejectionText !== null && <p>{template.rejectionText}</p>}
        </Banner>
      )}
      {status === 'PAUSED' && (
        <Banner tone="warning" title={t('news.pausedTitle')}>
          {pausedUntil === null
            ? t('news.pausedText')
            : t('news.pausedUntil', { when: format.dateTime(pausedUntil) })}
        </Banner>
      )}
      {status === 'DISABLED' && (
        <Banner tone="danger" title={t('news.disabledTitle')}>
          {t('news.disabledText')}
        </Banner>
      )}
      {correctCategory !== null && correctCategory !== template.category && (
        <Banner tone="warning" title={t('news.categoryTitle')}>
          {categoryChangesAt === null
            ? t('news.categorySoon', { category: t(`category.${correctCategory}`) })
            : t('news.categoryAt', {
                category: t(`category.${correctCategory}`),
                when: format.dateTime(categoryChangesAt),
              })}
        </Banner>
      )}
      {unknownParts.length > 0 && (
        <Banner tone="warning" title={t('news.unknownTitle')}>
          {t('news.unknownText', { parts: format.list(unknownParts) })}
        </Banner>
      )}
    </div>
  );
}
