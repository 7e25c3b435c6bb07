import type { LanguageRule } from '@waypost/journey';
import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { SeveralValues } from '../SeveralValues.tsx';
import { useSurroundings } from '../surroundings.ts';
import type { ConditionProps } from './SubjectControl.tsx';

/** Languages of the locales that profiles have, then those most people write in. */
function languagesSeen(locales: readonly string[]): string[] {
  const seen = locales.flatMap((locale) => /^[A-Za-z]+/.exec(locale)?.[0].toLowerCase() ?? []);
  return [...new Set([...seen, 'en', 'it', 'fr', 'nl', 'zh', 'de', 'es', 'pt'])];
}

/** The language somebody reads, from their profile. */
export function LanguageControl({
  condition,
  place,
  isReadOnly,
  onChange,
}: ConditionProps<LanguageRule>) {
  const { t } = useTranslation('rules');
  const { fields, problems } = useSurroundings();
  return (
    <div className="flex min-w-0 flex-[2] basis-72 flex-wrap items-start gap-2">
      <Select
        label={t('language.label')}
        hideLabel
        className="min-w-28 flex-1 basis-28"
        isDisabled={isReadOnly}
        options={[
          { value: 'is', label: t('language.is') },
          { value: 'isNot', label: t('language.isNot') },
        ]}
        value={condition.is ? 'is' : 'isNot'}
        onChange={(choice) => onChange({ ...condition, is: choice === 'is' })}
      />
      <SeveralValues
        label={t('language.languages')}
        hideLabel
        className="min-w-40 flex-[2] basis-40"
        help={t('language.help')}
        isDisabled={isReadOnly}
        values={condition.languages}
        suggestions={languagesSeen(fields.get('profile.locale')?.examples ?? [])}
        error={problems[`${place}.languages`] ?? null}
        onChange={(languages) => onChange({ ...condition, languages })}
      />
    </div>
  );
}
