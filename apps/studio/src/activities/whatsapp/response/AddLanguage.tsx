import { Button, ComboBox, Popover } from '@waypost/ui';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../../i18n/format.ts';
import { messageLanguages } from './message-languages.ts';

/** Adds a language to a response, out of all that WhatsApp's templates have. */
export function AddLanguage({
  present,
  onAdd,
}: {
  present: readonly string[];
  onAdd: (language: string) => void;
}) {
  const { t } = useTranslation('message');
  const format = useFormat();
  const options = messageLanguages
    .filter((code) => !present.includes(code))
    .map((code) => ({ value: code, label: format.language(code), description: code }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <Popover
      label={t('language.add')}
      placement="bottom end"
      className="w-72"
      trigger={
        <Button variant="quiet" size="small" icon={<Plus aria-hidden />}>
          {t('language.add')}
        </Button>
      }
    >
      {(close) => (
        <ComboBox
          label={t('language.label')}
          help={t('language.addHelp')}
          placeholder={t('language.search')}
          options={options}
          value={null}
          onChange={(code) => {
            if (code !== null) onAdd(code);
            close();
          }}
        />
      )}
    </Popover>
  );
}
