import { useQuery } from '@tanstack/react-query';
import type { SenderSetup } from '@waypost/api';
import { Card, LinkButton } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useActorName } from '../../api/use-actor-name.ts';
import { useFormat } from '../../i18n/format.ts';
import { openHref } from './steps.ts';

/** Set-ups that somebody began, to be taken up where they stopped. Nothing when there are none. */
export function OpenSetups() {
  const { t } = useTranslation('connect', { keyPrefix: 'open' });
  const { t: steps } = useTranslation('connect', { keyPrefix: 'steps' });
  const format = useFormat();
  const actorName = useActorName();
  const list = useQuery(orpc.senderSetups.list.queryOptions());
  const setups = list.data?.items ?? [];
  if (setups.length === 0) return null;
  const nameOf = ({ sender, accountName, numberKind }: SenderSetup): string =>
    sender?.name ?? accountName ?? t(`kinds.${numberKind}`);
  return (
    <Card title={t('title')}>
      <ul className="flex flex-col divide-y divide-line">
        {setups.map((setup) => (
          <li key={setup.id} className="flex flex-wrap items-center gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="text-body font-semibold">{nameOf(setup)}</p>
              <p className="text-caption text-muted">
                {t('next', { step: steps(setup.step === 'done' ? 'test' : setup.step) })} ·{' '}
                {t('started', {
                  when: format.relative(setup.createdAt),
                  who: actorName(setup.createdBy),
                })}
              </p>
            </div>
            <LinkButton size="small" href={openHref(setup)}>
              {t('goOn')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
