import type { ExplanationAnswer } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

import { distinctTitles, useActivityTexts } from '../../../activities/activity-texts.ts';
import { useResources } from '../../../activities/resources.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ruleFields } from '../../../rules/rule-fields.ts';
import { useRuleSentence } from '../../../rules/rule-sentence.ts';
import { useDecisionText } from '../../../rules/use-decision-text.ts';
import { useRuleOffers } from '../../../rules/use-rule-offers.ts';
import { useRunTexts } from '../run-texts.ts';

/** Says one part of the answer to "why didn't this person get it?" in a sentence. */
export function useAnswerText(graph: Graph): (answer: ExplanationAnswer) => string {
  const { t } = useTranslation('watch');
  const format = useFormat();
  const resources = useResources();
  const texts = useActivityTexts(resources);
  const offers = useRuleOffers();
  const runTexts = useRunTexts();
  const decisionText = useDecisionText(graph, resources, texts);
  const ruleSentence = useRuleSentence(ruleFields(resources, graph), offers);
  const titles = distinctTitles(graph, texts);

  const titleOf = (id: string) => titles.get(id) ?? id;
  const unmetText = (
    unmet: readonly {
      condition: Parameters<typeof ruleSentence>[0];
      found: Parameters<typeof decisionText>[0];
    }[],
  ) =>
    unmet
      .map(({ condition, found }) =>
        t('why.unmet', { condition: ruleSentence(condition), found: decisionText(found) }),
      )
      .join(' ');

  return (answer) => {
    switch (answer.kind) {
      case 'not_published':
        return t('why.notPublished');
      case 'stopped':
        return t('why.stopped');
      case 'paused':
        return t('why.paused');
      case 'closed':
        return t('why.closed');
      case 'no_entry':
        return t('why.noEntry');
      case 'not_in_audience': {
        const audience = offers.audiences.find(({ id }) => id === answer.audienceId)?.name ?? '…';
        return t('why.notInAudience', { audience, unmet: unmetText(answer.unmet) });
      }
      case 'entering':
        return t('why.entering');
      case 'enters_at':
        return t('why.entersAt', { when: format.dateTime(answer.at) });
      case 'let_in_before':
        return t('why.letInBefore', { when: format.dateTime(answer.at) });
      case 'no_change':
        return t('why.noChange');
      case 'no_event':
        return t('why.noEvent', { event: answer.event });
      case 'event_not_matching':
        return t('why.eventNotMatching', {
          event: answer.event,
          when: format.dateTime(answer.at),
          unmet: unmetText(answer.unmet),
        });
      case 'event_did_not_start':
        return t('why.eventDidNotStart', { event: answer.event, when: format.dateTime(answer.at) });
      case 'nothing_written':
        return t('why.nothingWritten');
      case 'not_sent_here':
        return t('why.notSentHere');
      case 'sending_held':
        return t('why.sendingHeld');
      case 'set_aside':
        return t('failures.setAsideHere');
      case 'message':
        return messageText(answer);
      case 'inside':
        return t('why.inside', {
          activity: titleOf(answer.activityId),
          waiting: runTexts.waiting({ waitingFor: answer.waitingFor, deadlineAt: answer.until }),
        });
      case 'left':
        return t('why.left', {
          activity: titleOf(answer.activityId),
          when: format.dateTime(answer.at),
          how: [runTexts.status(answer.status), answer.reason && runTexts.reason(answer.reason)]
            .filter(Boolean)
            .join(': '),
        });
      case 'decided': {
        const activity = graph.activities.find(({ id }) => id === answer.activityId);
        return t('why.decided', {
          activity: titleOf(answer.activityId),
          decision: t('decided.so', {
            values: decisionText(answer.decision),
            port: activity === undefined ? answer.port : texts.port(activity, answer.port),
          }),
        });
      }
    }
  };

  function messageText(message: Extract<ExplanationAnswer, { kind: 'message' }>): string {
    const activity = titleOf(message.activityId);
    if (message.state === 'excluded' && message.reason !== null) {
      return t('why.excluded', { activity, reason: runTexts.reason(message.reason) });
    }
    if (message.meaning !== null) {
      return t('why.refused', { activity, meaning: message.meaning, code: String(message.code) });
    }
    if (message.state === 'unknown') return t('why.unknown', { activity });
    if (message.state !== 'queued') return t('why.underWay', { activity });
    if (message.isSenderPaused) return t('why.senderPaused', { activity, sender: message.sender });
    return message.waitsFor === null
      ? t('why.queued', { activity })
      : t(`why.waitsFor.${message.waitsFor}`, { activity });
  }
}
