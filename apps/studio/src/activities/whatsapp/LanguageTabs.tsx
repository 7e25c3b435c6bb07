import { Badge, Tabs } from '@waypost/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';

/** One tab per language of the message, with the number of problems in it. */
export function LanguageTabs({
  languages,
  selected,
  onSelect,
  problemCount,
  action,
  children,
}: {
  languages: readonly string[];
  selected: string;
  onSelect: (language: string) => void;
  problemCount: (language: string) => number;
  action: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  return (
    <section aria-label={t('language.section')} className="flex flex-col gap-1">
      <div className="flex items-center justify-between">
        <h3 className="text-label">{t('language.section')}</h3>
        {action}
      </div>
      <Tabs
        label={t('language.section')}
        className="[&_[role=tablist]]:flex-wrap [&_[role=tablist]]:gap-x-4"
        selected={selected}
        onSelect={onSelect}
        items={languages.map((language) => {
          const count = problemCount(language);
          return {
            id: language,
            label: shortName(language),
            badge: count > 0 ? <Badge tone="danger">{count}</Badge> : undefined,
            content:
              language === selected ? <div className="flex flex-col gap-4">{children}</div> : null,
          };
        })}
      />
    </section>
  );

  /** The language without its country, unless two countries of one language are here. */
  function shortName(language: string): string {
    const base = baseOf(language);
    const isAlone = languages.every((other) => other === language || baseOf(other) !== base);
    return format.language(isAlone ? base : language);
  }
}

function baseOf(language: string): string {
  return language.split('_')[0] ?? language;
}
