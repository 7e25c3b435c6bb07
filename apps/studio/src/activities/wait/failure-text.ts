import { useTranslation } from 'react-i18next';

const keys = {
  date_missing: 'failure.date_missing',
  date_unreadable: 'failure.date_unreadable',
  date_past: 'failure.date_past',
  lifetime: 'failure.lifetime',
} as const;

function isKnown(reason: string): reason is keyof typeof keys {
  return Object.hasOwn(keys, reason);
}

/** Gives the reader's words for why a wait did not last, or a passage was over; null for any other reason. */
export function useWaitFailureText(): (reason: string) => string | null {
  const { t } = useTranslation('waits');
  return (reason) => (isKnown(reason) ? t(keys[reason]) : null);
}
