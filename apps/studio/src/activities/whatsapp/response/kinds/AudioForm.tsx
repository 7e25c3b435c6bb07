import { Switch } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFieldScope } from '../FieldScope.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { MediumField } from '../MediumField.tsx';

/** A sound, or a recorded voice message. */
export function AudioForm({ content, onChange }: KindFormProps<ContentOf<'audio'>>) {
  const { t } = useTranslation('message');
  const { isReadOnly } = useFieldScope();
  return (
    <>
      <MediumField
        path="medium"
        kind="audio"
        value={content.medium}
        onChange={(medium) => onChange({ ...content, medium }, 'medium')}
      />
      <Switch
        isSelected={content.voice}
        isDisabled={isReadOnly}
        onChange={(voice) => onChange({ ...content, voice }, 'voice')}
      >
        {t('audio.voice')}
      </Switch>
    </>
  );
}
