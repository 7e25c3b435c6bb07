import { useTranslation } from 'react-i18next';

import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { MediumField } from '../MediumField.tsx';
import { PersonalText } from '../PersonalText.tsx';

/** A picture or a film, with words under it. */
export function PictureForm<Content extends ContentOf<'image'> | ContentOf<'video'>>({
  content,
  onChange,
}: KindFormProps<Content>) {
  const { t } = useTranslation('message');
  return (
    <>
      <MediumField
        path="medium"
        kind={content.kind}
        value={content.medium}
        onChange={(medium) => onChange({ ...content, medium }, 'medium')}
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
