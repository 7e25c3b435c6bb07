import { useTranslation } from 'react-i18next';

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
  return (
    <PersonalText
      path={path}
      label={t(`medium.${kind}`)}
      placeholder="https://"
      value={value}
      onChange={onChange}
    />
  );
}
