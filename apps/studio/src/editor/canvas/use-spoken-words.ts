import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { SpokenActivity, SpokenWords } from './graph-to-flow.ts';

/**
 * The names read aloud on the canvas: "Thanks, Template · en, 1 error; Sent leads to Wait; Error leads nowhere". The
 * kind of activity is read with its role.
 */
export function useSpokenWords(): SpokenWords {
  const { t } = useTranslation(['editor', 'drafting']);
  return useMemo(() => {
    const way = ({ port, to }: SpokenActivity['ways'][number]): string => {
      if (to === null) {
        return port === '' ? t('canvas.leadsNowhere') : t('canvas.portLeadsNowhere', { port });
      }
      return port === '' ? t('canvas.leadsTo', { to }) : t('canvas.portLeadsTo', { port, to });
    };
    return {
      activity: ({ title, subtitle, mark, change, isOnPath, ways }) => {
        const { errors = 0, warnings = 0 } = mark ?? {};
        const name =
          errors === 0
            ? t('canvas.nodeLabel', { title, subtitle })
            : t('canvas.nodeLabelErrors', { title, subtitle, count: errors });
        const more = [
          ...(warnings === 0 ? [] : [t('problems.warnings', { count: warnings })]),
          ...(change === null ? [] : [t(`drafting:changes.${change}`)]),
          ...(isOnPath ? [t('canvas.onPath')] : []),
          ...ways.map(way),
        ];
        return more.reduce((said, next) => t('canvas.spoken', { said, next }), name);
      },
      connection: (from, port, to) =>
        port === ''
          ? t('canvas.edgeLabel', { from, to })
          : t('canvas.edgeLabelPort', { from, port, to }),
      connectionKind: t('connection.title'),
    };
  }, [t]);
}
