import type { SenderSetup } from '@waypost/api';
import { Banner, classes } from '@waypost/ui';
import { Check, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../../activities/whatsapp/exclusion-text.ts';

const stages = ['queued', 'accepted', 'sent', 'delivered', 'read'] as const;
const notListed = 131030;

/** How far the test message has come, or why it did not. */
export function TestProgress({
  test,
  hasStatuses,
}: {
  test: NonNullable<SenderSetup['test']>;
  hasStatuses: boolean;
}) {
  const { t } = useTranslation('connect', { keyPrefix: 'test' });
  const { t: steps } = useTranslation('connect', { keyPrefix: 'steps' });
  const exclusionText = useExclusionText();
  if (test.state === 'failed' || test.state === 'refused') {
    return (
      <Banner tone="danger" title={t('failed')}>
        {test.failureCode === notListed
          ? t('notListed')
          : t('failedText', { reason: test.failureText ?? '', code: test.failureCode ?? '?' })}
      </Banner>
    );
  }
  if (test.state === 'excluded') {
    return (
      <Banner tone="danger" title={t('failed')}>
        {t('excluded', { reason: exclusionText(test.exclusion ?? '') })}
      </Banner>
    );
  }
  const reached = Math.max(
    stages.findIndex((stage) => stage === (test.state === 'played' ? 'read' : test.state)),
    0,
  );
  return (
    <div className="flex flex-col gap-2">
      <ol className="flex flex-col gap-1" aria-live="polite">
        {stages.slice(0, hasStatuses ? 5 : 2).map((stage, place) => {
          const isDone = place <= reached;
          const isNext = place === reached + 1;
          return (
            <li
              key={stage}
              className={classes('flex items-center gap-2 text-body', !isDone && 'text-muted')}
            >
              {isDone ? (
                <Check role="img" aria-label={steps('stateDone')} className="size-4 text-success" />
              ) : (
                <LoaderCircle
                  aria-hidden
                  className={classes('size-4', isNext ? 'motion-safe:animate-spin' : 'invisible')}
                />
              )}
              {t(`stages.${stage}`)}
            </li>
          );
        })}
      </ol>
      {!hasStatuses && <p className="text-body text-muted">{t('noStatus')}</p>}
    </div>
  );
}
