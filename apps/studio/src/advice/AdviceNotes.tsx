import type { Advice } from '@waypost/journey';
import { IconButton } from '@waypost/ui';
import { Lightbulb, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { JourneyAdvice } from './use-advice.ts';

/** Advice where the decision is made: told calmly, and gone for good when somebody says so. */
export function AdviceNotes({
  advice,
  onDismiss,
}: {
  advice: readonly Advice[];
  onDismiss: JourneyAdvice['dismiss'];
}) {
  const { t } = useTranslation('problems');
  return advice.map(({ code, text }) => (
    <section
      key={code}
      aria-label={t('adviceTitle')}
      className="flex items-start gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3 text-ink"
    >
      <Lightbulb aria-hidden className="mt-2 size-4 shrink-0 text-muted" />
      <p className="min-w-0 flex-1 py-1.5 text-caption">
        <span className="font-semibold">{t('adviceTitle')}</span>
        <br />
        {text}
      </p>
      <IconButton
        size="small"
        label={t('dismissAdvice')}
        icon={<X aria-hidden />}
        onPress={() => onDismiss(code)}
      />
    </section>
  ));
}
