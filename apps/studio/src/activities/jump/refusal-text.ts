import { useTranslation } from 'react-i18next';

const keys = {
  jump_not_live: 'jumpRefusal.notLive',
  jump_refused: 'jumpRefusal.refused',
} as const;

function isKnown(reason: string): reason is keyof typeof keys {
  return Object.hasOwn(keys, reason);
}

/** Gives the reader's words for why a person was not let into another journey; null for any other reason. */
export function useJumpRefusalText(): (reason: string) => string | null {
  const { t } = useTranslation('editor');
  return (reason) => (isKnown(reason) ? t(keys[reason]) : null);
}
