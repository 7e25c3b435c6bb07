import type { ExperimentVariant } from '@waypost/journey';
import { Button, IconButton, NumberField, TextField } from '@waypost/ui';
import { Equal, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useFormat } from '../../i18n/format.ts';
import { evenShares } from '../even-shares.ts';
import { FieldErrorLine } from '../FieldErrorLine.tsx';
import { problemAt } from '../field-problem.ts';
import type { ExperimentPart } from './experiment-part.ts';

const mostVariants = 6;

/** The variants with their names and shares, which make 100 %. */
export function VariantList({ activity, onChange, problems, isReadOnly }: ExperimentPart) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const { variants } = activity;
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  const change = (changed: ExperimentVariant[], field: string): void =>
    onChange({ ...activity, variants: changed }, field);
  const replace = (changed: ExperimentVariant, field: string): void =>
    change(
      variants.map((variant) => (variant.id === changed.id ? changed : variant)),
      field,
    );
  return (
    <>
      <ul className="flex flex-col gap-3">
        {variants.map((variant, index) => (
          <li key={variant.id}>
            <FieldAnchor field={`variants.${index}`}>
              <div className="grid grid-cols-[1fr_136px_auto] items-start gap-2">
                <TextField
                  label={t('name', { number: index + 1 })}
                  value={variant.name}
                  maxLength={80}
                  isReadOnly={isReadOnly}
                  onChange={(name) => replace({ ...variant, name }, `variants.${index}.name`)}
                />
                <FieldAnchor field={`variants.${index}.weight`}>
                  <NumberField
                    label={t('share')}
                    value={variant.weight / 100}
                    minValue={0}
                    maxValue={1}
                    step={0.01}
                    formatOptions={{ style: 'percent' }}
                    isReadOnly={isReadOnly}
                    error={problemAt(problems, `variants.${index}.weight`)}
                    onChange={(share) =>
                      replace(
                        { ...variant, weight: Number.isNaN(share) ? 0 : Math.round(share * 100) },
                        `variants.${index}.weight`,
                      )
                    }
                  />
                </FieldAnchor>
                {!isReadOnly && (
                  <IconButton
                    className="mt-6"
                    label={t('remove', { number: index + 1 })}
                    icon={<Trash2 aria-hidden />}
                    isDisabled={variants.length <= 2}
                    onPress={() =>
                      change(
                        variants.filter(({ id }) => id !== variant.id),
                        'variants',
                      )
                    }
                  />
                )}
              </div>
              <FieldErrorLine text={problemAt(problems, `variants.${index}`)} />
            </FieldAnchor>
          </li>
        ))}
      </ul>
      <FieldAnchor field="variants">
        <p className="mb-2 text-label">{t('total', { total: format.percent(total / 100) })}</p>
        <FieldErrorLine text={problemAt(problems, 'variants')} />
        {!isReadOnly && (
          <div className="flex flex-wrap gap-2">
            <Button
              icon={<Plus aria-hidden />}
              isDisabled={variants.length >= mostVariants}
              onPress={() => {
                const id = `variant-${crypto.randomUUID().slice(0, 8)}`;
                const name = freeLetter(variants);
                change([...variants, { id, name, weight: Math.max(0, 100 - total) }], 'variants');
              }}
            >
              {t('add')}
            </Button>
            <Button
              icon={<Equal aria-hidden />}
              onPress={() => change(evenShares(variants), 'variants')}
            >
              {t('even')}
            </Button>
          </div>
        )}
      </FieldAnchor>
    </>
  );
}

/** The first letter that no variant is called by. */
function freeLetter(variants: readonly ExperimentVariant[]): string {
  const taken = new Set(variants.map(({ name }) => name));
  return ['A', 'B', 'C', 'D', 'E', 'F'].find((letter) => !taken.has(letter)) ?? '';
}
