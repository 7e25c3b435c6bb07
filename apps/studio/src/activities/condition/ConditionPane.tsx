import type { Branch } from '@waypost/journey';
import { Button, IconButton, TextField } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { FieldErrorLine } from '../FieldErrorLine.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { groupOf } from './rule-editing.ts';
import { ruleFields } from './rule-fields.ts';
import { RuleEditor } from './RuleEditor.tsx';

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
          <RuleEditor
            rule={branch.rule}
            onChange={(rule) => replace({ ...branch, rule }, `branches.${index}.rule`)}
            fields={fields}
            field={`branches.${index}.rule`}
            problems={problems}
            isReadOnly={isReadOnly}
          />
        </section>
      ))}
      <FieldAnchor field="branches">
        <FieldErrorLine text={problemAt(problems, 'branches')} />
        {!isReadOnly && (
          <Button
            icon={<Plus aria-hidden />}
            isDisabled={branches.length >= 20}
            onPress={() => {
              const first = fields[0];
              const id = `branch-${crypto.randomUUID().slice(0, 8)}`;
              const rule = groupOf(
                'and',
                first === undefined
                  ? []
                  : [{ kind: 'comparison', field: first.field, operator: 'is_set', value: null }],
              );
              onChange(
                { ...activity, branches: [...branches, { id, name: '', rule }] },
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
