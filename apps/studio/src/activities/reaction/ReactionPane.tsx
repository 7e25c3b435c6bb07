import { meaningOf, reachableFrom, successors } from '@waypost/journey';
import type { ReactionOutcome } from '@waypost/journey';
import { Button, DurationField, Menu, Select } from '@waypost/ui';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { distinctTitles } from '../activity-texts.ts';
import { FieldErrorLine } from '../FieldErrorLine.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { OutcomeForm, hasSettings } from './OutcomeForm.tsx';
import { OutcomeRow } from './OutcomeRow.tsx';
import { outcomeOffers, watchedButtons, watchedLinks } from './outcome-offers.ts';
import type { OfferGroup, OutcomeOffer } from './outcome-offers.ts';

const mostOutcomes = 20;

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
  const buttons = watchedButtons(activity, graph, resources);
  const links = watchedLinks(activity, graph, resources);
  const groups: Record<OfferGroup, string> = {
    taps: t('reaction.group.taps'),
    replies: t('reaction.group.replies'),
    links: t('reaction.group.links'),
    delivery: t('reaction.group.delivery'),
  };
  const { outcomes } = activity;
  const change = (changed: ReactionOutcome[], field: string): void =>
    onChange({ ...activity, outcomes: changed }, field);

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
        <ul className="flex flex-col gap-2">
          {outcomes.map((outcome, index) => {
            const field = `outcomes.${index}`;
            const problem = problemAt(problems, field);
            return (
              <OutcomeRow
                key={outcome.id}
                outcome={outcome}
                name={texts.outcome(outcome)}
                field={field}
                problem={problem}
                isReadOnly={isReadOnly}
                onRemove={() => change(outcomes.toSpliced(index, 1), 'outcomes')}
              >
                {hasSettings(outcome, problem !== null, buttons, links) ? (
                  <OutcomeForm
                    outcome={outcome}
                    field={field}
                    buttons={buttons}
                    links={links}
                    problems={problems}
                    isReadOnly={isReadOnly}
                    onChange={(changed, part) =>
                      change(outcomes.with(index, changed), `${field}.${part}`)
                    }
                  />
                ) : null}
              </OutcomeRow>
            );
          })}
        </ul>
        <FieldAnchor field="outcomes">
          <FieldErrorLine text={problemAt(problems, 'outcomes')} />
          {!isReadOnly && outcomes.length < mostOutcomes && (
            <Menu
              label={t('reaction.add')}
              placement="bottom start"
              trigger={<Button icon={<Plus aria-hidden />}>{t('reaction.add')}</Button>}
              actions={outcomeOffers(activity, graph, resources).map(({ group, offer }) => ({
                id: meaningOf({ ...offer, id: 'new' }),
                group: groups[group],
                label: texts.outcome({ ...offer, id: 'new' }),
                onAction: () => change([...outcomes, withId(offer)], 'outcomes'),
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
