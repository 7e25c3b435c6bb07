import { NumberField } from '@waypost/ui';
import { chargeCategories, type Prices } from '@waypost/whatsapp';
import { useTranslation } from 'react-i18next';

/** The price of a message of each category; empty: not known. */
export function PriceFields({
  of,
  prices,
  currency,
  isDisabled,
  onChange,
}: {
  /** Whose prices these are. */
  of: string;
  prices: Prices;
  currency: string;
  isDisabled: boolean;
  onChange: (prices: Prices) => void;
}) {
  const { t } = useTranslation('prices');
  return chargeCategories.map((category) => (
    <PriceField
      key={category}
      label={t(`category.${category}`)}
      of={of}
      price={prices[category]}
      currency={currency}
      isDisabled={isDisabled}
      onChange={(price) => onChange({ ...prices, [category]: price })}
    />
  ));
}

/** One price, with a label of its own or, in a table, under the column's. */
export function PriceField({
  label,
  of,
  isInTable = false,
  price,
  currency,
  isDisabled,
  onChange,
}: {
  label: string;
  of: string;
  isInTable?: boolean;
  price: number | null;
  currency: string;
  isDisabled: boolean;
  onChange: (price: number | null) => void;
}) {
  return (
    <NumberField
      label={isInTable ? `${label}, ${of}` : label}
      hideLabel={isInTable}
      hasSteps={false}
      className={isInTable ? 'w-26' : undefined}
      value={price ?? Number.NaN}
      minValue={0}
      maxValue={1000}
      isDisabled={isDisabled}
      formatOptions={{
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: 2,
        maximumFractionDigits: 6,
      }}
      onChange={(value) => onChange(Number.isNaN(value) ? null : value)}
    />
  );
}
