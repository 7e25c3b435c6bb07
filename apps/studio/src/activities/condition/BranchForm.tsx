import { isOverPeople } from '@waypost/journey';
import type { Branch } from '@waypost/journey';
import { IconButton, Skeleton, TextField } from '@waypost/ui';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { PeopleCount } from '../../rules/PeopleCount.tsx';
import type { RuleField } from '../../rules/rule-field.ts';
import type { RuleOffers } from '../../rules/rule-offers.ts';
import type { FieldProblem } from '../field-problem.ts';

const RuleBuilder = lazy(async () => {
  const { RuleBuilder: builder } = await import('../../rules/RuleBuilder.tsx');
  return { default: builder };
});

/** One branch of a condition: its name, its place among the others, its rule, and whom that fits today. */
export function BranchForm({
  branch,
  index,
  isLast,
  fields,
  offers,
  problems,
  isReadOnly,
  onChange,
  onRemove,
  onMove,
}: {
  branch: Branch;
  /** Place from above, from 0. */
  index: number;
  isLast: boolean;
  fields: readonly RuleField[];
  offers: RuleOffers;
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  /** `part` is the setting that was changed. */
  onChange: (changed: Branch, part: 'name' | 'rule') => void;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
}) {
  const { t } = useTranslation('editor');
  const { t: words } = useTranslation('rules');
  const number = index + 1;
  const texts = useMemo(() => ruleTexts(problems, `branches.${index}.rule`), [problems, index]);
  return (
    <section
      aria-label={branch.name || t('port.branch', { number })}
      className="flex flex-col gap-3 border-t border-line pt-4"
    >
      <div className="flex items-end gap-1">
        <TextField
          className="flex-1"
          label={t('condition.name', { number })}
          placeholder={t('port.branch', { number })}
          value={branch.name}
          maxLength={80}
          isReadOnly={isReadOnly}
          onChange={(name) => onChange({ ...branch, name }, 'name')}
        />
        {!isReadOnly && (
          <>
            <IconButton
              label={words('branch.up', { number })}
              icon={<ArrowUp aria-hidden />}
              isDisabled={index === 0}
              onPress={() => onMove(-1)}
            />
            <IconButton
              label={words('branch.down', { number })}
              icon={<ArrowDown aria-hidden />}
              isDisabled={isLast}
              onPress={() => onMove(1)}
            />
            <IconButton
              label={t('condition.remove', { number })}
              icon={<Trash2 aria-hidden />}
              onPress={onRemove}
            />
          </>
        )}
      </div>
      <FieldAnchor field={`branches.${index}.rule`}>
        <Suspense fallback={<Skeleton lines={2} />}>
          <RuleBuilder
            rule={branch.rule}
            onChange={(rule) => onChange({ ...branch, rule }, 'rule')}
            fields={fields}
            offers={offers}
            problems={texts}
            isReadOnly={isReadOnly}
          />
        </Suspense>
      </FieldAnchor>
      {isOverPeople(branch.rule) && !isReadOnly && (
        <PeopleCount input={{ rule: branch.rule }} isComplete={Object.keys(texts).length === 0} />
      )}
    </section>
  );
}

/** Problems of one rule by their place in it, as the builder takes them. */
function ruleTexts(problems: readonly FieldProblem[], field: string): Record<string, string> {
  return Object.fromEntries(
    problems.flatMap((problem) =>
      problem.field.startsWith(`${field}.`)
        ? [[problem.field.slice(field.length), problem.text]]
        : [],
    ),
  );
}
