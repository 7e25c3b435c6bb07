import { Button, IconButton, Menu } from '@waypost/ui';
import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useTheme } from '../theme/useTheme.ts';
import type { Theme } from '../theme/useTheme.ts';

const icons = { system: Monitor, light: Sun, dark: Moon } as const;
const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Chooses the system's theme, light or dark. */
export function ThemeMenu({ isCollapsed }: { isCollapsed: boolean }) {
  const { t } = useTranslation();
  const [theme, setTheme] = useTheme();
  const Icon = icons[theme];
  return (
    <Menu
      label={t('theme.label')}
      placement="top start"
      trigger={
        isCollapsed ? (
          <IconButton
            label={t('theme.label')}
            icon={<Icon aria-hidden />}
            placement="right"
            className="text-muted"
          />
        ) : (
          <Button
            variant="quiet"
            icon={<Icon aria-hidden />}
            className="justify-start gap-3 px-2.5 text-muted"
          >
            {t('theme.label')}
          </Button>
        )
      }
      actions={themes.map((choice) => {
        const ChoiceIcon = choice === theme ? Check : icons[choice];
        return {
          id: choice,
          label: t(`theme.${choice}`),
          icon: <ChoiceIcon aria-hidden />,
          onAction: () => setTheme(choice),
        };
      })}
    />
  );
}
