import { useTranslation } from 'react-i18next';

import type { PublishSummary } from './publish-summary.ts';

/** Gives the words of the publish button: they say what pressing it does. */
export function usePublishVerb(): (summary: PublishSummary) => string {
  const { t } = useTranslation('publish');
  return ({ entry, reachable, senders }) => {
    switch (entry.kind) {
      case 'audience':
        return senders.length === 0
          ? t('verb.letIn', { count: entry.people })
          : t('verb.send', { count: reachable });
      case 'event':
        return t('verb.listen', { event: entry.eventName ?? '' });
      case 'message':
        return t('verb.awaitMessages');
      case 'none':
        return t('verb.publish');
    }
  };
}
