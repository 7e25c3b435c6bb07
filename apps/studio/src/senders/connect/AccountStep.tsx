import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Banner, Button, Card, RadioGroup, Skeleton, TextField } from '@waypost/ui';
import { hasProblem } from '@waypost/whatsapp';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { CheckList } from './CheckList.tsx';
import { StepFailure } from './StepFailure.tsx';
import type { StepProps } from './steps.ts';

/** The account is picked from what the token may use. */
export function AccountStep({ setup, onNext }: StepProps) {
  const { t } = useTranslation('connect', { keyPrefix: 'account' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [portfolioId, setPortfolioId] = useState('');
  const [lookedIn, setLookedIn] = useState<string | undefined>(setup.portfolioId ?? undefined);
  const [chosen, setChosen] = useState<string | null>(setup.wabaId);
  const list = useQuery(
    orpc.senderSetups.accounts.queryOptions({
      input: { id: setup.id, ...(lookedIn === undefined ? {} : { portfolioId: lookedIn }) },
    }),
  );
  const choose = useMutation(
    orpc.senderSetups.chooseAccount.mutationOptions({
      onSuccess: async ({ checks }) => {
        await queries.invalidateQueries({ queryKey: orpc.senderSetups.key() });
        if (!hasProblem(checks)) onNext();
      },
    }),
  );
  const accounts = list.data?.accounts ?? [];
  const only = accounts.length === 1 ? accounts[0] : undefined;
  const selected = accounts.find(({ id }) => id === chosen) ?? only;
  const found = choose.data?.checks ?? selected?.checks ?? [];

  return (
    <Card
      title={t('title')}
      aside={
        <Button size="small" isPending={list.isFetching} onPress={() => void list.refetch()}>
          {t('refresh')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-body text-muted">
          {t('text')} {setup.numberKind === 'test' && t('testText')}
        </p>
        {list.isPending && <Skeleton lines={3} />}
        {list.isError && <Banner tone="danger">{failureText(list.error)}</Banner>}
        <CheckList checks={list.data?.checks ?? []} />
        {accounts.length > 0 && (
          <RadioGroup
            label={t('list')}
            options={accounts.map(({ id, name, portfolioName }) => ({
              value: id,
              label: name,
              description:
                portfolioName === null || portfolioName === ''
                  ? id
                  : `${t('inPortfolio', { name: portfolioName })} · ${id}`,
            }))}
            value={selected?.id ?? null}
            onChange={(id) => {
              choose.reset();
              setChosen(id);
            }}
          />
        )}
        <CheckList checks={found} />
        {list.data?.listsPortfolios === false && (
          <div className="flex items-start gap-2">
            <TextField
              className="max-w-80 flex-1"
              label={t('portfolio')}
              help={t('portfolioHelp')}
              inputMode="numeric"
              value={portfolioId}
              onChange={setPortfolioId}
            />
            <Button
              className="mt-6"
              isDisabled={!/^\d{5,30}$/.test(portfolioId.trim())}
              onPress={() => setLookedIn(portfolioId.trim())}
            >
              {t('look')}
            </Button>
          </div>
        )}
        <StepFailure error={choose.error} />
        {selected !== undefined && (
          <Button
            className="self-start"
            variant="primary"
            isPending={choose.isPending}
            onPress={() => {
              choose.mutate({
                id: setup.id,
                wabaId: selected.id,
                portfolioId: selected.portfolioId,
              });
            }}
          >
            {t('submit')}
          </Button>
        )}
      </div>
    </Card>
  );
}
