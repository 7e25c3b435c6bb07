import { useTranslation } from 'react-i18next';

import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { MediumField } from '../MediumField.tsx';
import { PersonalText } from '../PersonalText.tsx';

/** A file with its name, and words under it. */
export function DocumentForm({ content, onChange }: KindFormProps<ContentOf<'document'>>) {
  const { t } = useTranslation('message');
  return (
    <>
      <MediumField
        path="medium"
        kind="document"
        value={content.medium}
        onChange={(medium) => onChange({ ...content, medium }, 'medium')}
      />
      <PersonalText
        path="filename"
        label={t('document.filename')}
        help={t('document.filenameHelp')}
        placeholder={t('document.filenameExample')}
        value={content.filename}
        onChange={(filename) => onChange({ ...content, filename }, 'filename')}
      />
      <PersonalText
        path="caption"
        label={t('caption')}
        isMultiline
        value={content.caption}
        onChange={(caption) => onChange({ ...content, caption }, 'caption')}
      />
    </>
  );
}
