import { Switch } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFieldScope } from '../FieldScope.tsx';
import { BodyField } from '../FrameFields.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';

/** Plain words. */
export function TextForm({ content, onChange }: KindFormProps<ContentOf<'text'>>) {
  const { t } = useTranslation('message');
  const { isReadOnly } = useFieldScope();
  return (
    <>
      <BodyField content={content} onChange={onChange} help={t('bodyHelp')} />
      <Switch
        isSelected={content.linkPreview}
        isDisabled={isReadOnly}
        onChange={(linkPreview) => onChange({ ...content, linkPreview }, 'linkPreview')}
      >
        {t('linkPreview')}
      </Switch>
    </>
  );
}
