import type { ExitCriterion } from '@waypost/journey';
import { Button, IconButton } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { FieldProblem } from '../../activities/field-problem.ts';
import type { Resources } from '../../activities/resources.ts';
import { FieldAnchor } from '../problems/FieldAnchor.tsx';
import { HappeningFields } from './HappeningFields.tsx';
import { problemsBelow } from './problems-below.ts';

const mostExits = 20;

/** What takes people out at once, wherever they are. */
export function ExitFields({
  exits,
  resources,
  problems,
  isReadOnly,
  onChange,
}: {
  exits: readonly ExitCriterion[];
  resources: Resources;
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  onChange: (exits: ExitCriterion[]) => void;
}) {
  const { t } = useTranslation('entries');
  return (
    <FieldAnchor field="settings.exits">
      <section
        aria-label={t('exit.title')}
        className="flex flex-col gap-4 border-t border-line pt-4"
      >
        <div>
          <h3 className="text-label">{t('exit.title')}</h3>
          <p className="mt-1 text-caption text-muted">{t('exit.help')}</p>
        </div>
        {exits.map((exit, index) => (
          <div
            key={exit.id}
            className="relative flex flex-col gap-4 rounded-card border border-line p-3"
          >
            <HappeningFields
              label={t('exit.when', { number: index + 1 })}
              happening={exit.when}
              resources={resources}
              problems={problemsBelow(problems, `settings.exits.${index}.when`)}
              isReadOnly={isReadOnly}
              onChange={(when) => onChange(exits.with(index, { ...exit, when }))}
            />
            {!isReadOnly && (
              <IconButton
                className="absolute top-1 right-1"
                size="small"
                label={t('exit.remove', { number: index + 1 })}
                icon={<Trash2 aria-hidden />}
                onPress={() => onChange(exits.toSpliced(index, 1))}
              />
            )}
          </div>
        ))}
        {!isReadOnly && exits.length < mostExits && (
          <Button
            className="self-start"
            icon={<Plus aria-hidden />}
            onPress={() =>
              onChange([
                ...exits,
                {
                  id: crypto.randomUUID(),
                  when: {
                    kind: 'event',
                    eventName: '',
                    fields: [],
                    rule: { kind: 'group', combinator: 'and', not: false, rules: [] },
                  },
                },
              ])
            }
          >
            {t('exit.add')}
          </Button>
        )}
      </section>
    </FieldAnchor>
  );
}
