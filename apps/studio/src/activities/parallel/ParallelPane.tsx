import type { ParallelBranch } from '@waypost/journey';
import { Button, IconButton, TextField } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { FieldErrorLine } from '../FieldErrorLine.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';

const mostBranches = 10;

/** "Orchestration: Parallel branches": the ways that every person takes at once. */
export function ParallelPane({
  activity,
  onChange,
  problems,
  isReadOnly,
  graph,
  texts,
}: PaneProps<'parallel'>) {
  const { t } = useTranslation('editor');
  const { branches } = activity;
  const join = graph.activities.find(
    (other) => other.type === 'join' && other.parallelId === activity.id,
  );
  const change = (changed: ParallelBranch[], field: string): void =>
    onChange({ ...activity, branches: changed }, field);
  return (
    <>
      <p className="text-caption text-muted">{t('parallel.help')}</p>
      <ul className="flex flex-col gap-3">
        {branches.map((branch, index) => (
          <li key={branch.id}>
            <FieldAnchor field={`branches.${index}`}>
              <div className="grid grid-cols-[1fr_auto] items-start gap-2">
                <TextField
                  label={t('parallel.name', { number: index + 1 })}
                  placeholder={t('port.branch', { number: index + 1 })}
                  value={branch.name}
                  maxLength={80}
                  error={problemAt(problems, `branches.${index}.name`)}
                  isReadOnly={isReadOnly}
                  onChange={(name) =>
                    change(branches.with(index, { ...branch, name }), `branches.${index}.name`)
                  }
                />
                {!isReadOnly && (
                  <IconButton
                    className="mt-6"
                    label={t('parallel.remove', { number: index + 1 })}
                    icon={<Trash2 aria-hidden />}
                    isDisabled={branches.length <= 2}
                    onPress={() => change(branches.toSpliced(index, 1), 'branches')}
                  />
                )}
              </div>
              <FieldErrorLine text={problemAt(problems, `branches.${index}`)} />
            </FieldAnchor>
          </li>
        ))}
      </ul>
      <FieldAnchor field="branches">
        <FieldErrorLine text={problemAt(problems, 'branches')} />
        {!isReadOnly && (
          <Button
            icon={<Plus aria-hidden />}
            isDisabled={branches.length >= mostBranches}
            onPress={() => {
              const id = `branch-${crypto.randomUUID().slice(0, 8)}`;
              change([...branches, { id, name: '' }], 'branches');
            }}
          >
            {t('parallel.add')}
          </Button>
        )}
      </FieldAnchor>
      <p className="text-caption text-muted">
        {join === undefined
          ? t('parallel.joinMissing')
          : t('parallel.join', { join: texts.title(join) })}
      </p>
    </>
  );
}
