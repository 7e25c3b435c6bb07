import { Button, IconButton } from '@waypost/ui';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../../field-problem.ts';
import { FieldErrorLine } from '../../FieldErrorLine.tsx';
import { useFieldScope } from './FieldScope.tsx';

/** A list that authors add to, take from and put in order, e.g. the buttons of a message. */
export function Entries<Entry>({
  path,
  title,
  nameOf,
  addLabel,
  entries,
  onChange,
  create,
  most,
  children,
}: {
  /** Path inside the language's content: `buttons`, `sections.0.rows`. */
  path: string;
  title: string;
  /** What one entry is called; the place counts from 1. */
  nameOf: (place: number) => string;
  addLabel: string;
  entries: readonly Entry[];
  onChange: (entries: Entry[], path: string) => void;
  create: () => Entry;
  most: number;
  children: (entry: Entry, change: (changed: Entry) => void, index: number) => ReactNode;
}) {
  const { t } = useTranslation('message');
  const { base, problems, isReadOnly } = useFieldScope();
  const field = `${base}.${path}`;
  const move = (from: number, to: number) => {
    const moved = entries.toSpliced(from, 1);
    const entry = entries[from];
    if (entry !== undefined) onChange(moved.toSpliced(to, 0, entry), path);
  };
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h4 className="text-label">{title}</h4>
      <ol className="flex flex-col gap-3">
        {entries.map((entry, index) => (
          // The place is all that tells entries apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="flex flex-col gap-2 rounded-control border border-line p-3">
            <div className="flex min-h-8 items-center justify-between gap-2">
              <span className="text-caption font-semibold text-muted">{nameOf(index + 1)}</span>
              {!isReadOnly && (
                <span className="flex">
                  <IconButton
                    size="small"
                    label={t('entries.up', { name: nameOf(index + 1) })}
                    icon={<ArrowUp aria-hidden />}
                    isDisabled={index === 0}
                    onPress={() => move(index, index - 1)}
                  />
                  <IconButton
                    size="small"
                    label={t('entries.down', { name: nameOf(index + 1) })}
                    icon={<ArrowDown aria-hidden />}
                    isDisabled={index === entries.length - 1}
                    onPress={() => move(index, index + 1)}
                  />
                  <IconButton
                    size="small"
                    label={t('entries.remove', { name: nameOf(index + 1) })}
                    icon={<Trash2 aria-hidden />}
                    onPress={() => onChange(entries.toSpliced(index, 1), path)}
                  />
                </span>
              )}
            </div>
            {children(
              entry,
              (changed) => onChange(entries.with(index, changed), `${path}.${index}`),
              index,
            )}
          </li>
        ))}
      </ol>
      <FieldAnchor field={field}>
        <FieldErrorLine text={problemAt(problems, field)} />
        {!isReadOnly && entries.length < most && (
          <Button
            size="small"
            icon={<Plus aria-hidden />}
            onPress={() => onChange([...entries, create()], path)}
          >
            {addLabel}
          </Button>
        )}
      </FieldAnchor>
    </section>
  );
}
