import { reachableFrom, successors } from '@waypost/journey';
import type { ReactionOutcome } from '@waypost/journey';
import { Button, DurationField, IconButton, Menu, Select } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { distinctTitles } from '../activity-texts.ts';
import { FieldErrorLine } from '../FieldErrorLine.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { meaningOf, outcomeOffers } from './outcome-offers.ts';
import type { OutcomeOffer } from './outcome-offers.ts';

/** "Orchestration: Reaction": which message is watched, for what, and how long. */
export function ReactionPane({
  activity,
  onChange,
  problems,
  isReadOnly,
  graph,
  resources,
  texts,
}: PaneProps<'reaction'>) {
  const { t } = useTranslation('editor');
  const titles = distinctTitles(graph, texts);
  const next = successors(graph);
  const messages = graph.activities.filter(({ type }) => type === 'whatsapp');
  const offers = outcomeOffers(activity, graph, resources);
  const add = (offer: OutcomeOffer) =>
    onChange({ ...activity, outcomes: [...activity.outcomes, withId(offer)] }, 'outcomes');

  return (
    <>
      <FieldAnchor field="activityId">
        <Select
          label={t('reaction.message')}
          isRequired
          isDisabled={isReadOnly}
          placeholder={t('reaction.messagePlaceholder')}
          options={messages.map((message) => ({
            value: message.id,
            label: titles.get(message.id) ?? message.id,
            ...(reachableFrom(next, message.id).has(activity.id)
              ? {}
              : { description: t('reaction.notEarlier') }),
          }))}
          value={activity.activityId}
          onChange={(activityId) => onChange({ ...activity, activityId }, 'activityId')}
          error={problemAt(problems, 'activityId')}
        />
      </FieldAnchor>
      <section className="flex flex-col gap-2" aria-label={t('reaction.outcomes')}>
        <h3 className="text-label">{t('reaction.outcomes')}</h3>
        <p className="text-caption text-muted">{t('reaction.outcomesHelp')}</p>
        <ul className="flex flex-col gap-1">
          {activity.outcomes.map((outcome, index) => (
            <li key={outcome.id}>
              <FieldAnchor field={`outcomes.${index}`}>
                <span className="flex min-h-9 items-center justify-between gap-2 rounded-control border border-line pr-0.5 pl-3 text-body">
                  {texts.outcome(outcome)}
                  {!isReadOnly && (
                    <IconButton
                      size="small"
                      label={t('reaction.remove', { outcome: texts.outcome(outcome) })}
                      icon={<Trash2 aria-hidden />}
                      onPress={() =>
                        onChange(
                          {
                            ...activity,
                            outcomes: activity.outcomes.filter(({ id }) => id !== outcome.id),
                          },
                          'outcomes',
                        )
                      }
                    />
                  )}
                </span>
                <FieldErrorLine text={problemAt(problems, `outcomes.${index}`)} />
              </FieldAnchor>
            </li>
          ))}
        </ul>
        <FieldAnchor field="outcomes">
          <FieldErrorLine text={problemAt(problems, 'outcomes')} />
          {!isReadOnly && offers.length > 0 && (
            <Menu
              label={t('reaction.add')}
              placement="bottom start"
              trigger={<Button icon={<Plus aria-hidden />}>{t('reaction.add')}</Button>}
              actions={offers.map((offer) => ({
                id: meaningOf(offer),
                label: texts.outcome({ ...offer, id: meaningOf(offer) }),
                onAction: () => add(offer),
              }))}
            />
          )}
        </FieldAnchor>
      </section>
      <FieldAnchor field="deadline">
        <DurationField
          label={t('reaction.deadline')}
          help={t('reaction.deadlineHelp')}
          value={activity.deadline}
          onChange={(deadline) => onChange({ ...activity, deadline }, 'deadline')}
          isDisabled={isReadOnly}
        />
      </FieldAnchor>
    </>
  );
}

function withId(offer: OutcomeOffer): ReactionOutcome {
  return { ...offer, id: `${offer.kind}-${crypto.randomUUID().slice(0, 8)}` };
}
