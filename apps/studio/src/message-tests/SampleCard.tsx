import { MessageBubble } from '@waypost/ui';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { withVariableNames } from '../activities/whatsapp/variable-names.ts';
import { useFormat } from '../i18n/format.ts';
import type { JudgedSample, SampleProblem } from './judge-sample.ts';

/** What one person gets, on a piece of the phone's wall, with everything that is wrong with it. */
export function SampleCard({
  judged: { sample, outcome, problems },
  textOf,
}: {
  judged: JudgedSample;
  textOf: (problem: SampleProblem) => string;
}) {
  const { t } = useTranslation('message', { keyPrefix: 'simulate' });
  const format = useFormat();
  return (
    <li className="flex min-w-0 flex-col overflow-hidden rounded-card border border-line bg-surface">
      <p className="flex items-baseline justify-between gap-2 px-3 py-2">
        <span className="min-w-0 truncate text-label">{sample.name}</span>
        <span className="shrink-0 text-caption text-muted">
          {outcome.part === null
            ? ''
            : outcome.part === 'response'
              ? t('response', { language: format.language(outcome.language) })
              : t('template', { language: format.language(outcome.language) })}
        </span>
      </p>
      <div className="flex max-h-72 min-h-24 flex-1 flex-col overflow-y-auto bg-phone-wall p-2 text-phone-ink [color-scheme:light]">
        {outcome.part === null ? (
          <p className="m-auto px-2 text-center text-caption text-phone-time">{t('nothing')}</p>
        ) : (
          <MessageBubble bubble={withVariableNames(outcome.bubble)} isPreview />
        )}
      </div>
      {problems.length > 0 && (
        <ul className="flex flex-col gap-1 border-t border-line px-3 py-2">
          {problems.map((problem, index) => (
            // The same problem may stand at two places with one text.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="flex items-start gap-1.5 text-caption">
              {problem.kind === 'excluded' ? (
                <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-warning" />
              ) : (
                <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-danger" />
              )}
              <span className="min-w-0 break-words">{textOf(problem)}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
