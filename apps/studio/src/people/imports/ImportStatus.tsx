import type { ProfileImport } from '@waypost/api';
import { Badge } from '@waypost/ui';
import type { Tone } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

const tones: Record<ProfileImport['status'], Tone> = {
  uploaded: 'warning',
  checking: 'info',
  checked: 'warning',
  importing: 'info',
  done: 'success',
  failed: 'danger',
};

/** How far an import is. */
export function ImportStatus({ status }: { status: ProfileImport['status'] }) {
  const { t } = useTranslation('people', { keyPrefix: 'imports.status' });
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
