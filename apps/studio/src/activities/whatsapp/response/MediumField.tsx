import type { MediumKind } from '@waypost/whatsapp';
import { useTranslation } from 'react-i18next';

import { MediaField } from '../../../media/MediaField.tsx';
import { problemAt } from '../../field-problem.ts';
import { useFieldScope } from './FieldScope.tsx';
import { PersonalText } from './PersonalText.tsx';

/** A picture, film, sound or file: uploaded to Waypost, or by its address. */
export function MediumField({
  path,
  kind,
  value,
  onChange,
}: {
  path: string;
  kind: MediumKind;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('message');
  const { base, problems, isReadOnly } = useFieldScope();
  const label = t(`medium.${kind}`);
  return (
    <MediaField
      kind={kind}
      label={label}
      value={value}
      onChange={onChange}
      isReadOnly={isReadOnly}
      error={value.startsWith('media:') ? problemAt(problems, `${base}.${path}`) : null}
      addressField={
        <PersonalText
          path={path}
          label={label}
          placeholder="https://"
          value={value}
          onChange={onChange}
        />
      }
    />
  );
}
