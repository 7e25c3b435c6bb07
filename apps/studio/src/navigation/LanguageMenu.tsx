import { Button, IconButton, Menu } from '@waypost/ui';
import { Check, Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { languageNames, languages, storeLanguage } from '../i18n/languages.ts';
import type { Language } from '../i18n/languages.ts';

/** Chooses the language of the studio; the choice outlives the visit. */
export function LanguageMenu({ isCollapsed }: { isCollapsed: boolean }) {
  const { t, i18n } = useTranslation();
  const label = t('language.label');
  const choose = (language: Language): void => {
    storeLanguage(language);
    void i18n.changeLanguage(language);
  };
  return (
    <Menu
      label={label}
      placement="top start"
      trigger={
        isCollapsed ? (
          <IconButton
            label={label}
            icon={<Languages aria-hidden />}
            placement="right"
            className="text-muted"
          />
        ) : (
          <Button
            variant="quiet"
            icon={<Languages aria-hidden />}
            className="justify-start gap-3 px-2.5 text-muted"
          >
            {label}
          </Button>
        )
      }
      actions={languages.map((language) => ({
        id: language,
        label: languageNames[language],
        icon: language === i18n.language ? <Check aria-hidden /> : <span className="size-4" />,
        onAction: () => choose(language),
      }))}
    />
  );
}
