import { messagesStateSchema, messageStateSchema } from '@waypost/journey';
import type { Decision, Graph } from '@waypost/journey';
import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles } from '../activities/activity-texts.ts';
import type { ActivityTexts } from '../activities/activity-texts.ts';
import { labelledResults } from '../activities/result-labels.ts';
import type { Resources } from '../activities/resources.ts';
import { useFormat } from '../i18n/format.ts';
import type { createFormat } from '../i18n/format.ts';
import { ruleFields } from './rule-fields.ts';
import { useRuleOffers } from './use-rule-offers.ts';

interface Known {
  t: TFunction<'watch'>;
  rules: TFunction<'rules'>;
  format: ReturnType<typeof createFormat>;
  /** What a field is called, and whether its values are of consent. */
  field: (name: string) => { label: string; isConsent: boolean };
  audience: (id: string) => string;
  message: (activityId: string) => string;
}

/** What fields, audiences and messages are called that a decision was made by. */
export function useDecisionText(
  graph: Graph,
  resources: Resources,
  texts: ActivityTexts,
): (decided: Decision) => string {
  const { t } = useTranslation('watch');
  const { t: rules } = useTranslation('rules');
  const format = useFormat();
  const { audiences } = useRuleOffers();
  const known = useMemo((): Known => {
    const titles = distinctTitles(graph, texts);
    const fields = new Map([
      ...ruleFields(resources, graph).map(
        ({ field, label, kind }) => [field, { label, isConsent: kind === 'consent' }] as const,
      ),
      ...graph.activities
        .flatMap(({ id }) => labelledResults(graph, id, texts))
        .map(({ path, label }) => [path, { label, isConsent: false }] as const),
    ]);
    return {
      t,
      rules,
      format,
      field: (name) =>
        fields.get(name) ?? { label: name.slice(name.indexOf('.') + 1), isConsent: false },
      audience: (id) => audiences.find((one) => one.id === id)?.name ?? rules('sentence.deleted'),
      message: (id) => titles.get(id) ?? rules('sentence.deleted'),
    };
  }, [graph, resources, texts, audiences, t, rules, format]);
  return useCallback(
    (decided) =>
      format.list(Object.entries(decided).map(([name, value]) => sayValue(name, value, known))),
    [known, format],
  );
}

function sayValue(name: string, value: Decision[string], known: Known): string {
  const { t, rules, format } = known;
  const [source = '', subject = '', detail = ''] = name.split('.');
  switch (source) {
    case 'audience':
      return value === true
        ? t('decided.member', { audience: known.audience(subject) })
        : t('decided.notMember', { audience: known.audience(subject) });
    case 'window':
      return value === true ? t('decided.windowOpen') : t('decided.windowClosed');
    case 'events':
      return t('decided.event', { event: subject, count: Number(value) });
    case 'messages': {
      const state = messagesStateSchema.parse(subject);
      return t('decided.messages', { count: Number(value), state: rules(`messages.${state}`) });
    }
    case 'message': {
      const state = messageStateSchema.parse(detail);
      return rules(`sentence.message.${value === true ? state : (`${state}Not` as const)}`, {
        message: known.message(subject),
      });
    }
    default: {
      const { label: field, isConsent } = known.field(name);
      if (value === null || value === '') return t('decided.unknown', { field });
      if (typeof value === 'boolean')
        return t('decided.value', { field, value: value ? t('decided.yes') : t('decided.no') });
      if (isConsent && (value === 'in' || value === 'out'))
        return t('decided.value', { field, value: rules(`consent.${value}`) });
      return t('decided.value', {
        field,
        value: typeof value === 'number' ? format.number(value) : `“${value}”`,
      });
    }
  }
}
