import { useTranslation } from 'react-i18next';

const reasons = [
  'ABUSIVE_CONTENT',
  'INCORRECT_CATEGORY',
  'INVALID_FORMAT',
  'PROMOTIONAL',
  'SCAM',
  'TAG_CONTENT_MISMATCH',
  'CATEGORY_NOT_AVAILABLE',
] as const;

/** Gives why Meta rejected a template, in plain words. */
export function useRejectionText(): (reason: string | null) => string {
  const { t } = useTranslation('templates');
  return (reason) => {
    const known = reasons.find((candidate) => candidate === reason);
    if (known !== undefined) return t(`reason.${known}`);
    return reason === null ? t('reason.none') : t('reason.other', { reason });
  };
}
