import type { SplitBranch } from '@waypost/journey';
import { Button, IconButton, NumberField, TextField } from '@waypost/ui';
import { Equal, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useFormat } from '../../i18n/format.ts';
import { FieldErrorLine } from '../FieldErrorLine.tsx';
import { evenShares } from '../even-shares.ts';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';

const mostBranches = 10;

/** "Orchestration: Random split": the branches and the share of people each one gets. */
export function SplitPane({ activity, onChange, problems, isReadOnly }: PaneProps<'split'>) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const { branches } = activity;
  const total = branches.reduce((sum, { weight }) => sum + weight, 0);
  const change = (changed: SplitBranch[], field: string): void =>
    onChange({ ...activity, branches: changed }, field);
  const replace = (changed: SplitBranch, field: string): void =>
    change(
      branches.map((branch) => (branch.id === changed.id ? changed : branch)),
      field,
    );
  return (
    <>
      <p className="text-caption text-muted">{t('split.help')}</p>
      <ul className="flex flex-col gap-3">
        {branches.map((branch, index) => (
          <li key={branch.id}>
            <FieldAnchor field={`branches.${index}`}>
              <div className="grid grid-cols-[1fr_136px_auto] items-end gap-2">
                <TextField
                  label={t('split.name', { number: index + 1 })}
                  placeholder={t('port.branch', { number: index + 1 })}
                  value={branch.name}
                  maxLength={80}
                  isReadOnly={isReadOnly}
                  onChange={(name) => replace({ ...branch, name }, `branches.${index}.name`)}
                />
                <NumberField
                  label={t('split.share')}
                  value={branch.weight / 100}
                  minValue={0}
                  maxValue={1}
                  step={0.01}
                  formatOptions={{ style: 'percent' }}
                  isReadOnly={isReadOnly}
                  onChange={(share) =>
                    replace(
                      { ...branch, weight: Number.isNaN(share) ? 0 : Math.round(share * 100) },
                      `branches.${index}.weight`,
                    )
                  }
                />
                {!isReadOnly && (
                  <IconButton
                    label={t('split.remove', { number: index + 1 })}
                    icon={<Trash2 aria-hidden />}
                    isDisabled={branches.length <= 2}
                    onPress={() =>
                      change(
                        branches.filter(({ id }) => id !== branch.id),
                        'branches',
                      )
                    }
                  />
                )}
              </div>
              <FieldErrorLine text={problemAt(problems, `branches.${index}`)} />
            </FieldAnchor>
          </li>
        ))}
      </ul>
      <FieldAnchor field="branches">
        <p className="mb-2 text-label">
          {t('split.total', { total: format.percent(total / 100) })}
        </p>
        <FieldErrorLine text={problemAt(problems, 'branches')} />
        {!isReadOnly && (
          <div className="flex flex-wrap gap-2">
            <Button
              icon={<Plus aria-hidden />}
              isDisabled={branches.length >= mostBranches}
              onPress={() => {
                const id = `branch-${crypto.randomUUID().slice(0, 8)}`;
                const weight = Math.max(0, 100 - total);
                change([...branches, { id, name: '', weight }], 'branches');
              }}
            >
              {t('split.add')}
            </Button>
            <Button
              icon={<Equal aria-hidden />}
              onPress={() => change(evenShares(branches), 'branches')}
            >
              {t('split.even')}
            </Button>
          </div>
        )}
      </FieldAnchor>
    </>
  );
}
