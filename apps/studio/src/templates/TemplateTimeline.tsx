import type { TemplateStep } from '@waypost/api';
import { templateCategorySchema, templateStatusSchema } from '@waypost/whatsapp';
import { Card } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useActorName } from '../api/use-actor-name.ts';
import { useFormat } from '../i18n/format.ts';
import { useQualityText } from './quality-text.ts';

/** What happened to a template, newest first: handed in, reviewed, paused, moved. */
export function TemplateTimeline({ steps }: { steps: readonly TemplateStep[] }) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const stepText = useStepText();
  const actorName = useActorName();
  return (
    <Card title={t('timeline.title')}>
      {steps.length === 0 ? (
        <p className="text-body text-muted">{t('timeline.none')}</p>
      ) : (
        <ol aria-label={t('timeline.title')} className="flex flex-col gap-3">
          {steps.map((step) => {
            const words = step.detail['text'];
            return (
              <li key={step.id} className="flex flex-col border-l-2 border-line pl-3 text-body">
                <span>{stepText(step)}</span>
                {typeof words === 'string' && <span className="text-muted">{words}</span>}
                <span className="text-caption text-muted">
                  {t('timeline.by', {
                    when: format.dateTime(step.at),
                    who: step.actor === null ? 'Meta' : actorName(step.actor),
                  })}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}

function useStepText(): (step: TemplateStep) => string {
  const { t } = useTranslation('templates');
  const qualityText = useQualityText();
  return ({ kind, detail }) => {
    switch (kind) {
      case 'status': {
        const status = templateStatusSchema.safeParse(detail['status']).data;
        return status === undefined
          ? t('timeline.event', { event: String(detail['status'] ?? '') })
          : t(`statusHelp.${status}`);
      }
      case 'quality':
        return t('timeline.quality', { quality: qualityText(String(detail['quality'])) });
      case 'category_notice':
        return t('timeline.categoryNotice', { category: categoryOf(detail['category']) });
      case 'category':
        return t('timeline.category', { category: categoryOf(detail['category']) });
      case 'submitted':
      case 'edited':
      case 'unpaused':
      case 'deleted':
        return t(`timeline.${kind}`);
    }
  };

  function categoryOf(value: string | number | null | undefined): string {
    const category = templateCategorySchema.safeParse(value).data;
    return category === undefined ? String(value ?? '') : t(`category.${category}`);
  }
}
