import { useTranslation } from 'react-i18next';

import { Entries } from '../Entries.tsx';
import { FrameFields } from '../FrameFields.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { PersonalText } from '../PersonalText.tsx';

/** Words with one to three answers to tap. */
export function ButtonsForm({ content, onChange }: KindFormProps<ContentOf<'buttons'>>) {
  const { t } = useTranslation('message');
  return (
    <>
      <FrameFields content={content} onChange={onChange} />
      <Entries
        path="buttons"
        title={t('buttons.title')}
        nameOf={(number) => t('buttons.name', { number })}
        addLabel={t('buttons.add')}
        entries={content.buttons}
        onChange={(buttons, path) => onChange({ ...content, buttons }, path)}
        create={() => ''}
        most={3}
      >
        {(title, change, index) => (
          <PersonalText
            path={`buttons.${index}`}
            label={t('buttons.text', { number: index + 1 })}
            value={title}
            onChange={change}
          />
        )}
      </Entries>
    </>
  );
}
