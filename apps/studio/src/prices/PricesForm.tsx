import { isDefinedError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { StoredRateCard } from '@waypost/api';
import { rateCardCsv, type RateCard, type ReadPrices } from '@waypost/whatsapp';
import { useBlocker } from '@tanstack/react-router';
import {
  AlertDialog,
  Banner,
  Button,
  Card,
  ComboBox,
  NumberField,
  Page,
  PageHeader,
  Switch,
} from '@waypost/ui';
import { FileDown, FileUp, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { CountryPrices } from './CountryPrices.tsx';
import { ImportPricesDialog } from './ImportPricesDialog.tsx';
import { PriceFields } from './PriceFields.tsx';
import { changedQuarter } from './changed-quarter.ts';
import { noPrices } from './no-prices.ts';
import { SavedMeanwhile } from './SavedMeanwhile.tsx';

const currencies = Intl.supportedValuesOf('currency');

/** The prices of a workspace, changed as a whole. */
export function PricesForm({ stored, mayChange }: { stored: StoredRateCard; mayChange: boolean }) {
  const { t } = useTranslation('prices');
  const format = useFormat();
  const failureText = useFailureText();
  const queries = useQueryClient();
  // What was changed, and the prices it was changed from: somebody else may save others meanwhile.
  const [edited, setEdited] = useState<{ card: RateCard; after: string | null } | null>(null);
  const { written } = stored;
  const { card, after } = edited ?? { card: stored.card, after: written?.at ?? null };
  const [isReading, setReading] = useState(false);
  const save = useMutation(
    orpc.rateCard.save.mutationOptions({
      onSuccess: async (saved) => {
        queries.setQueryData(orpc.rateCard.get.queryKey(), saved);
        setEdited(null);
        // What is shown elsewhere was worked out from the prices before.
        await queries.invalidateQueries({ queryKey: orpc.journeys.key() });
        await queries.invalidateQueries({ queryKey: orpc.campaigns.key() });
      },
    }),
  );
  const change = (part: Partial<RateCard>) => setEdited({ card: { ...card, ...part }, after });
  const [openedAt] = useState(() => Date.now());
  const quarter = written === null ? null : changedQuarter(written.at, openedAt);
  const theirs =
    save.error !== null && isDefinedError(save.error) && save.error.code === 'CONFLICT'
      ? save.error.data
      : null;
  const isDisabled = !mayChange;
  const hasUnsaved = edited !== null;
  const leaving = useBlocker({
    shouldBlockFn: () => hasUnsaved,
    enableBeforeUnload: hasUnsaved,
    withResolver: true,
  });
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={
          mayChange ? (
            <Button
              variant="primary"
              icon={<Save aria-hidden />}
              isPending={save.isPending}
              onPress={() => save.mutate({ card, after })}
            >
              {t('save')}
            </Button>
          ) : undefined
        }
      />
      <div className="flex flex-col gap-4">
        {theirs !== null && theirs.written !== null && (
          <SavedMeanwhile
            by={theirs.written.by}
            onTheirs={() => {
              queries.setQueryData(orpc.rateCard.get.queryKey(), theirs);
              setEdited(null);
              save.reset();
            }}
            onMine={() => save.mutate({ card, after: theirs.written?.at ?? null })}
          />
        )}
        {save.isError && theirs === null && (
          <Banner tone="danger">{failureText(save.error)}</Banner>
        )}
        {written === null && (
          <Banner tone="warning" title={t('example')}>
            {t('exampleText')}
          </Banner>
        )}
        {written !== null && quarter !== null && (
          <Banner tone="warning" title={t('old', { when: format.date(quarter, 'UTC') })}>
            {t('oldText', { when: format.date(written.at) })}
          </Banner>
        )}
        <Card title={t('rules')}>
          <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            <ComboBox
              label={t('currency')}
              help={t('currencyHelp')}
              options={currencies.map((code) => ({
                value: code,
                label: `${code} · ${format.currency(code)}`,
              }))}
              value={card.currency}
              onChange={(currency) => {
                if (currency !== null) change({ currency });
              }}
              isDisabled={isDisabled}
            />
            <NumberField
              label={t('freeService')}
              help={t('freeServiceHelp')}
              value={card.freeServiceMessages}
              minValue={0}
              maxValue={1_000_000_000}
              step={1}
              onChange={(count) => change({ freeServiceMessages: Number.isNaN(count) ? 0 : count })}
              isDisabled={isDisabled}
            />
            <Switch
              className="lg:col-span-2"
              isSelected={card.utilityFreeInWindow}
              onChange={(utilityFreeInWindow) => change({ utilityFreeInWindow })}
              isDisabled={isDisabled}
            >
              {t('utilityFree')}
            </Switch>
          </div>
        </Card>
        <Card title={t('elsewhere')}>
          <p className="mb-3 text-body text-muted">{t('elsewhereHelp')}</p>
          <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
            <PriceFields
              of={t('elsewhere')}
              prices={card.everywhereElse ?? noPrices}
              currency={card.currency}
              isDisabled={isDisabled}
              onChange={(prices) => {
                const isEmpty = Object.values(prices).every((price) => price === null);
                change({ everywhereElse: isEmpty ? null : prices });
              }}
            />
          </div>
        </Card>
        <CountryPrices
          countries={card.countries}
          currency={card.currency}
          isDisabled={isDisabled}
          onChange={(countries) => change({ countries })}
        />
        <div className="flex flex-wrap gap-2">
          {mayChange && (
            <Button icon={<FileUp aria-hidden />} onPress={() => setReading(true)}>
              {t('import')}
            </Button>
          )}
          <Button icon={<FileDown aria-hidden />} onPress={() => download(card)}>
            {t('export')}
          </Button>
        </div>
        <p className="text-caption text-muted">{t('estimate')}</p>
      </div>
      {isReading && (
        <ImportPricesDialog
          onRead={({ countries, everywhereElse }: ReadPrices) =>
            change({ countries, ...(everywhereElse === null ? {} : { everywhereElse }) })
          }
          onClose={() => setReading(false)}
        />
      )}
      {leaving.status === 'blocked' && (
        <AlertDialog
          title={t('leave.title')}
          isOpen
          isDanger
          onOpenChange={() => leaving.reset()}
          confirmLabel={t('leave.confirm')}
          onConfirm={() => leaving.proceed()}
        >
          {t('leave.text')}
        </AlertDialog>
      )}
    </Page>
  );
}

function download(card: RateCard): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([rateCardCsv(card)], { type: 'text/csv' }));
  link.download = 'prices.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
