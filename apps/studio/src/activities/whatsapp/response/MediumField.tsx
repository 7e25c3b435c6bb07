import { useTranslation } from 'react-i18next';

import { problemAt } from '../../field-problem.ts';
import { MediaField } from '../../../media/MediaField.tsx';
import { useFieldScope } from './FieldScope.tsx';
import { PersonalText } from './PersonalText.tsx';

export type MediumKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

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
      error={problemAt(problems, `${base}.${path}`)}
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
