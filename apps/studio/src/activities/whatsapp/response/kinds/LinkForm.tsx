import { useTranslation } from 'react-i18next';

import { FrameFields } from '../FrameFields.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { PersonalText } from '../PersonalText.tsx';

/** Words with one button that opens a web page. */
export function LinkForm({ content, onChange }: KindFormProps<ContentOf<'link'>>) {
  const { t } = useTranslation('message');
  return (
    <>
      <FrameFields content={content} onChange={onChange} />
      <PersonalText
        path="button"
        label={t('link.button')}
        placeholder={t('link.buttonExample')}
        value={content.button}
        onChange={(button) => onChange({ ...content, button }, 'button')}
      />
      <PersonalText
        path="url"
        label={t('link.url')}
        placeholder="https://"
        value={content.url}
        onChange={(url) => onChange({ ...content, url }, 'url')}
      />
    </>
  );
}
