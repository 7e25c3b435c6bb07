import type { Branch, Rule } from '@waypost/journey';
import { Button, IconButton, Skeleton, TextField } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import type { RuleField } from '../../rules/rule-field.ts';
import { FieldErrorLine } from '../FieldErrorLine.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { ruleFields } from './rule-fields.ts';

const RuleBuilder = lazy(async () => {
  const { RuleBuilder: builder } = await import('../../rules/RuleBuilder.tsx');
  return { default: builder };
});

/** "Orchestration: Condition": the first branch whose conditions hold is taken. */
export function ConditionPane({
  activity,
  onChange,
  problems,
  isReadOnly,
  graph,
  resources,
}: PaneProps<'condition'>) {
  const { t } = useTranslation('editor');
  const fields = useMemo(() => ruleFields(resources, graph), [resources, graph]);
  const { branches } = activity;
  const replace = (changed: Branch, field: string) =>
    onChange(
      {
        ...activity,
        branches: branches.map((branch) => (branch.id === changed.id ? changed : branch)),
      },
      field,
    );
  return (
    <>
      <p className="text-caption text-muted">{t('condition.help')}</p>
      {branches.map((branch, index) => (
        <section
          key={branch.id}
          aria-label={branch.name || t('port.branch', { number: index + 1 })}
          className="flex flex-col gap-3 border-t border-line pt-4"
        >
          <div className="flex items-end gap-1">
            <TextField
              className="flex-1"
              label={t('condition.name', { number: index + 1 })}
              placeholder={t('port.branch', { number: index + 1 })}
              value={branch.name}
              maxLength={80}
              isReadOnly={isReadOnly}
              onChange={(name) => replace({ ...branch, name }, `branches.${index}.name`)}
            />
            {!isReadOnly && (
              <IconButton
                label={t('condition.remove', { number: index + 1 })}
                icon={<Trash2 aria-hidden />}
                onPress={() =>
                  onChange(
                    { ...activity, branches: branches.filter(({ id }) => id !== branch.id) },
                    'branches',
                  )
                }
              />
            )}
          </div>
          <FieldAnchor field={`branches.${index}.rule`}>
            <Suspense fallback={<Skeleton lines={2} />}>
              <RuleBuilder
                rule={branch.rule}
                onChange={(rule) => replace({ ...branch, rule }, `branches.${index}.rule`)}
                fields={fields}
                problems={ruleTexts(problems, `branches.${index}.rule`)}
                isReadOnly={isReadOnly}
              />
            </Suspense>
          </FieldAnchor>
        </section>
      ))}
      <FieldAnchor field="branches">
        <FieldErrorLine text={problemAt(problems, 'branches')} />
        {!isReadOnly && (
          <Button
            icon={<Plus aria-hidden />}
            isDisabled={branches.length >= 20}
            onPress={() => {
              const id = `branch-${crypto.randomUUID().slice(0, 8)}`;
              onChange(
                { ...activity, branches: [...branches, { id, name: '', rule: firstRule(fields) }] },
                'branches',
              );
            }}
          >
            {t('condition.add')}
          </Button>
        )}
      </FieldAnchor>
    </>
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
