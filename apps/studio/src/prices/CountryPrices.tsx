import { Button, ComboBox, EmptyState, IconButton, Table } from '@waypost/ui';
import type { Column } from '@waypost/ui';
import { chargeCategories, type RateCard } from '@waypost/whatsapp';
import { Globe, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';
import { countryCodes } from '../people/imports/country-codes.ts';
import { noPrices } from './no-prices.ts';
import { PriceField } from './PriceFields.tsx';

type Row = RateCard['countries'][number];

/** Countries that have prices of their own. */
export function CountryPrices({
  countries,
  currency,
  isDisabled,
  onChange,
}: {
  countries: readonly Row[];
  currency: string;
  isDisabled: boolean;
  onChange: (countries: Row[]) => void;
}) {
  const { t } = useTranslation('prices');
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const known = new Set(countries.map(({ country }) => country));
  const byName = (a: string, b: string) => format.country(a).localeCompare(format.country(b));
  const add = (): void => {
    if (chosen === null) return;
    onChange([...countries, { country: chosen, ...noPrices }]);
    setChosen(null);
  };
  const columns: Column<Row>[] = [
    { id: 'country', header: t('country'), cell: ({ country }) => format.country(country) },
    ...chargeCategories.map((category) => ({
      id: category,
      header: t(`category.${category}`),
      cell: (row: Row) => (
        <PriceField
          label={t(`category.${category}`)}
          of={format.country(row.country)}
          isInTable
          price={row[category]}
          currency={currency}
          isDisabled={isDisabled}
          onChange={(price) =>
            onChange(
              countries.map((other) =>
                other.country === row.country ? { ...other, [category]: price } : other,
              ),
            )
          }
        />
      ),
    })),
    ...(isDisabled
      ? []
      : [
          {
            id: 'remove',
            header: t('actions'),
            hideHeader: true,
            align: 'end' as const,
            width: 56,
            cell: ({ country }: Row) => (
              <IconButton
                label={t('remove', { country: format.country(country) })}
                icon={<Trash2 aria-hidden />}
                onPress={() => onChange(countries.filter((row) => row.country !== country))}
              />
            ),
          },
        ]),
  ];
  return (
    <section aria-label={t('countries')} className="flex flex-col gap-3">
      <h2 className="text-title">{t('countries')}</h2>
      <Table
        label={t('countries')}
        columns={columns}
        rows={countries.toSorted((a, b) => byName(a.country, b.country))}
        rowKey={({ country }) => country}
        empty={<EmptyState icon={<Globe aria-hidden />} sentence={t('noCountries')} />}
      />
      {!isDisabled && (
        <div className="flex items-end gap-2">
          <ComboBox
            className="w-72"
            label={t('add')}
            options={countryCodes
              .filter((code) => !known.has(code))
              .toSorted(byName)
              .map((code) => ({ value: code, label: format.country(code) }))}
            value={chosen}
            onChange={setChosen}
          />
          <Button icon={<Plus aria-hidden />} isDisabled={chosen === null} onPress={add}>
            {t('addButton')}
          </Button>
        </div>
      )}
    </section>
  );
}
