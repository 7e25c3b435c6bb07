import { useTranslation } from 'react-i18next';

import { BodyField } from '../FrameFields.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';

/** Words with WhatsApp's own button "Send location". */
export function LocationRequestForm({
  content,
  onChange,
}: KindFormProps<ContentOf<'locationRequest'>>) {
  const { t } = useTranslation('message');
  return <BodyField content={content} onChange={onChange} help={t('locationRequestHelp')} />;
}
