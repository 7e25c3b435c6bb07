import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Banner, Button, Card, Checkbox, Link } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useActorName } from '../../api/use-actor-name.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { StepFailure } from './StepFailure.tsx';
import type { StepProps } from './steps.ts';

const policy = 'https://business.whatsapp.com/policy';
const rules = ['content', 'optIn', 'window', 'stop'] as const;
type Rule = (typeof rules)[number];

/** Somebody confirms Meta's rules: nothing is sent before. */
export function RulesStep({ setup, onNext }: StepProps) {
  const { t } = useTranslation('connect', { keyPrefix: 'rules' });
  const { t: connect } = useTranslation('connect');
  const format = useFormat();
  const actorName = useActorName();
  const queries = useQueryClient();
  const [ticked, setTicked] = useState<ReadonlySet<Rule>>(new Set());
  const [isChecked, setChecked] = useState(false);
  const confirm = useMutation(
    orpc.senderSetups.confirmRules.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.senderSetups.key() });
        await queries.invalidateQueries({ queryKey: orpc.senders.key() });
        onNext();
      },
    }),
  );
  const { sender } = setup;
  const confirmedAt = sender?.policiesConfirmedAt ?? null;
  const areAllTicked = ticked.size === rules.length;

  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-4">
        <p className="text-body text-muted">{t('text')}</p>
        {confirmedAt !== null && (
          <Banner tone="success">
            {t('confirmed', {
              who: actorName(sender?.policiesConfirmedBy ?? ''),
              when: format.dateTime(confirmedAt),
            })}
          </Banner>
        )}
        <div className="flex flex-col gap-2">
          {rules.map((rule) => (
            <Checkbox
              key={rule}
              className="items-start"
              isDisabled={confirmedAt !== null}
              isSelected={confirmedAt !== null || ticked.has(rule)}
              onChange={(isTicked) => {
                const next = new Set(ticked);
                if (isTicked) next.add(rule);
                else next.delete(rule);
                setTicked(next);
              }}
            >
              {t(rule)}
            </Checkbox>
          ))}
        </div>
        <p className="text-body">
          <Link href={policy} target="_blank" rel="noreferrer">
            {t('contentLink')}
          </Link>
        </p>
        <p className="text-caption text-muted">{t('noAdvice')}</p>
        {isChecked && !areAllTicked && <Banner tone="danger">{t('missing')}</Banner>}
        <StepFailure error={confirm.error} />
        <Button
          className="self-start"
          variant="primary"
          isPending={confirm.isPending}
          onPress={() => {
            if (confirmedAt !== null) return onNext();
            setChecked(true);
            if (areAllTicked) confirm.mutate({ id: setup.id, confirmed: true });
          }}
        >
          {confirmedAt === null ? t('submit', { name: sender?.name ?? '' }) : connect('next')}
        </Button>
      </div>
    </Card>
  );
}
