import type { Branch, Rule } from '@waypost/journey';
import { Button } from '@waypost/ui';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import type { RuleField } from '../../rules/rule-field.ts';
import { useJourneyRule } from '../../rules/use-journey-rule.ts';
import { FieldErrorLine } from '../FieldErrorLine.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { BranchForm } from './BranchForm.tsx';

/** "Orchestration: Condition": the first branch whose conditions hold is taken. */
export function ConditionPane(props: PaneProps<'condition'>) {
  const { activity, onChange, problems, isReadOnly } = props;
  const { t } = useTranslation('editor');
  const { fields, offers } = useJourneyRule(activity.id, props);
  const { branches } = activity;
  const change = (changed: readonly Branch[], field: string) =>
    onChange({ ...activity, branches: [...changed] }, field);
  return (
    <>
      <p className="text-caption text-muted">{t('condition.help')}</p>
      {branches.map((branch, index) => (
        <BranchForm
          key={branch.id}
          branch={branch}
          index={index}
          isLast={index === branches.length - 1}
          fields={fields}
          offers={offers}
          problems={problems}
          isReadOnly={isReadOnly}
          onChange={(changed, part) =>
            change(
              branches.map((one) => (one.id === changed.id ? changed : one)),
              `branches.${index}.${part}`,
            )
          }
          onRemove={() =>
            change(
              branches.filter(({ id }) => id !== branch.id),
              'branches',
            )
          }
          onMove={(by) => {
            const others = branches.filter(({ id }) => id !== branch.id);
            change(others.toSpliced(index + by, 0, branch), 'branches');
          }}
        />
      ))}
      <FieldAnchor field="branches">
        <FieldErrorLine text={problemAt(problems, 'branches')} />
        {!isReadOnly && (
          <Button
            icon={<Plus aria-hidden />}
            isDisabled={branches.length >= 20}
            onPress={() => {
              const id = `branch-${crypto.randomUUID().slice(0, 8)}`;
              change([...branches, { id, name: '', rule: firstRule(fields) }], 'branches');
            }}
          >
            {t('condition.add')}
          </Button>
        )}
      </FieldAnchor>
    </>
  );
}

/** A new branch asks for something, since a rule without conditions takes everybody. */
function firstRule(fields: readonly RuleField[]): Rule {
  const first = fields[0];
  return {
    kind: 'group',
    combinator: 'and',
    not: false,
    rules:
      first === undefined
        ? []
        : [{ kind: 'comparison', field: first.field, operator: 'is_set', value: null }],
  };
}
