import { useTranslation } from 'react-i18next';

import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { PersonalText } from '../PersonalText.tsx';

const parts = ['latitude', 'longitude', 'name', 'address'] as const;

/** A place on the map. */
export function LocationForm({ content, onChange }: KindFormProps<ContentOf<'location'>>) {
  const { t } = useTranslation('message');
  return parts.map((part) => (
    <PersonalText
      key={part}
      path={part}
      label={t(`location.${part}`)}
      placeholder={t(`location.example.${part}`)}
      value={content[part]}
      onChange={(text) => onChange({ ...content, [part]: text }, part)}
    />
  ));
}
