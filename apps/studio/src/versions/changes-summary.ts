import type { ListedVersion } from '@waypost/api';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';

/** Gives in a few words how much a version changed. */
export function useChangesSummary(): (version: ListedVersion) => string {
  const { t } = useTranslation('versions');
  const format = useFormat();
  return ({ changes, updates }) => {
    if (updates !== null) return t('list.content', { version: format.number(updates) });
    if (changes === null) return t('changes.first');
    const { added, removed, changed, ways, settings } = changes;
    const parts = [
      added === 0 ? null : t('list.addedN', { count: added }),
      removed === 0 ? null : t('list.removedN', { count: removed }),
      changed === 0 ? null : t('list.changedN', { count: changed }),
      ways === 0 ? null : t('list.waysN', { count: ways }),
      settings ? t('list.settings') : null,
    ].filter((part) => part !== null);
    return parts.length === 0 ? t('changes.none') : parts.join(', ');
  };
}
