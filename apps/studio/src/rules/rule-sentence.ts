import { boundsOf, needsValue, outlineRule } from '@waypost/journey';
import type {
  Comparison,
  EventsRule,
  MessagesRule,
  Rule,
  RuleLeaf,
  RuleOutline,
  Times,
} from '@waypost/journey';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';
import type { createFormat } from '../i18n/format.ts';
import type { RuleField } from './rule-field.ts';
import type { RuleEvent, RuleOffers } from './rule-offers.ts';

interface Speech {
  t: TFunction<'rules'>;
  format: ReturnType<typeof createFormat>;
  language: string;
  fields: readonly RuleField[];
  offers: RuleOffers | null;
}

/** Says rules in the reader's language: "Country is “IT” and points is at least 100." */
export function useRuleSentence(
  fields: readonly RuleField[],
  offers: RuleOffers | null,
): (rule: Rule) => string {
  const { t, i18n } = useTranslation('rules');
  const format = useFormat();
  return useCallback(
    (rule) => ruleSentence(rule, { t, format, language: i18n.language, fields, offers }),
    [t, i18n.language, format, fields, offers],
  );
}

function ruleSentence(rule: Rule, speech: Speech): string {
  const what = say(outlineRule(rule), speech, 0);
  const [first = ''] = what;
  return speech.t('sentence.full', {
    what: first.toLocaleUpperCase(speech.language) + what.slice(first.length),
  });
}

function say(outline: RuleOutline, speech: Speech, depth: number): string {
  const { t, language } = speech;
  switch (outline.kind) {
    case 'everybody':
    case 'nobody':
      return t(`sentence.${outline.kind}`);
    case 'leaf': {
      const what = sayLeaf(outline.leaf, speech).trim().replaceAll(/ {2,}/g, ' ');
      return outline.negated ? t('sentence.notThis', { what }) : what;
    }
    case 'group': {
      const list = new Intl.ListFormat(language, {
        type: outline.combinator === 'and' ? 'conjunction' : 'disjunction',
      });
      const joined = list.format(outline.items.map((item) => say(item, speech, depth + 1)));
      if (outline.negated)
        return t('sentence.notThis', { what: t('sentence.group', { what: joined }) });
      return depth === 0 ? joined : t('sentence.group', { what: joined });
    }
  }
}

function sayLeaf(leaf: RuleLeaf, speech: Speech): string {
  const { t, offers } = speech;
  const named = (list: readonly { id: string; name: string }[] | undefined, id: string | null) =>
    list?.find((one) => one.id === id)?.name ?? t('sentence.deleted');
  switch (leaf.kind) {
    case 'comparison':
      return sayComparison(leaf, speech, speech.fields);
    case 'events':
      return sayEvents(leaf, speech);
    case 'messages':
      return sayMessages(leaf, speech);
    case 'membership': {
      const audience = leaf.audienceId === null ? '…' : named(offers?.audiences, leaf.audienceId);
      return leaf.member
        ? t('sentence.member', { audience })
        : t('sentence.notMember', { audience });
    }
    case 'window': {
      const sender =
        leaf.senderId === null ? t('sentence.anySender') : named(offers?.senders, leaf.senderId);
      return leaf.open
        ? t('sentence.windowOpen', { sender })
        : t('sentence.windowClosed', { sender });
    }
    case 'language': {
      const languages =
        leaf.languages.length === 0
          ? '…'
          : oneOf(
              leaf.languages.map((one) => languageName(one, speech)),
              speech,
            );
      return leaf.is
        ? t('sentence.languageIs', { languages })
        : t('sentence.languageIsNot', { languages });
    }
    case 'message': {
      const message =
        leaf.activityId === null ? '…' : named(offers?.messages ?? undefined, leaf.activityId);
      return t(`sentence.message.${leaf.is ? leaf.state : (`${leaf.state}Not` as const)}`, {
        message,
      });
    }
  }
}

function languageName(code: string, { language }: Speech): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function oneOf(items: readonly string[], { language }: Speech): string {
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(items);
}

function sayEvents(rule: EventsRule, speech: Speech): string {
  const { t, format, offers } = speech;
  const known: RuleEvent | undefined = offers?.events.find(({ name }) => name === rule.event);
  const event = rule.event === '' ? '…' : rule.event;
  const where = rule.where.map((comparison) =>
    sayComparison(comparison, speech, known?.fields ?? []),
  );
  const how = [
    sayHowOften(rule.times, rule.withinDays, speech),
    ...(where.length === 0 ? [] : [t('sentence.where', { what: format.list(where) })]),
  ].join(' ');
  return isNever(rule.times)
    ? t('sentence.event.never', { event, how })
    : t('sentence.event.happened', { event, how });
}

function sayMessages(rule: MessagesRule, speech: Speech): string {
  const { t, offers } = speech;
  const journey =
    rule.journeyId === null
      ? t('sentence.anyJourney')
      : `“${offers?.journeys.find(({ id }) => id === rule.journeyId)?.name ?? t('sentence.deleted')}”`;
  const how = sayHowOften(rule.times, rule.withinDays, speech);
  return isNever(rule.times)
    ? t(`sentence.noMessages.${rule.state}`, { journey, how })
    : t(`sentence.messages.${rule.state}`, { journey, how });
}

function isNever({ compare, count }: Times): boolean {
  return count === 0 && compare !== 'at_least';
}

const timesText = {
  at_least: 'sentence.times.atLeast',
  at_most: 'sentence.times.atMost',
  exactly: 'sentence.times.exactly',
} as const;

/** "At least once" goes without saying. */
function sayHowOften(times: Times, withinDays: number | null, { t }: Speech): string {
  const { compare, count } = times;
  const goesWithoutSaying = isNever(times) || (compare === 'at_least' && count === 1);
  return [
    ...(goesWithoutSaying ? [] : [t(timesText[compare], { count })]),
    ...(withinDays === null ? [] : [t('sentence.within', { count: withinDays })]),
  ].join(' ');
}

function sayComparison(
  { field: name, operator, value }: Comparison,
  speech: Speech,
  fields: readonly RuleField[],
): string {
  const { t } = speech;
  const known = fields.find((one) => one.field === name);
  const field = known?.label ?? name.slice(name.indexOf('.') + 1);
  const operatorText = t(`operators.${operator}`);
  if (!needsValue(operator)) return t('sentence.alone', { field, operator: operatorText });
  if (operator === 'between') {
    const [from, to] = boundsOf(value).map((bound) => sayValue(bound, known, speech));
    return t('sentence.between', { field, from, to });
  }
  const count = typeof value === 'number' ? value : 0;
  if (operator === 'anniversary_in_next_days' && value === 0) {
    return t('sentence.anniversaryToday', { field });
  }
  if (isDayText(operator)) return t(dayTexts[operator], { field, count });
  const texts = severalTexts(value, known, speech);
  return t('sentence.value', {
    field,
    operator: operatorText,
    value: operator === 'contains_all' ? speech.format.list(texts) : oneOf(texts, speech),
  });
}

const dayTexts = {
  in_last_days: 'sentence.inLastDays',
  in_next_days: 'sentence.inNextDays',
  more_than_days_ago: 'sentence.moreThanDaysAgo',
  anniversary_in_next_days: 'sentence.anniversary',
} as const satisfies Partial<Record<Comparison['operator'], string>>;

function isDayText(operator: string): operator is keyof typeof dayTexts {
  return Object.hasOwn(dayTexts, operator);
}

function severalTexts(
  value: Comparison['value'],
  known: RuleField | undefined,
  speech: Speech,
): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.length === 0 ? ['…'] : values.map((one) => sayValue(one, known, speech));
}

function sayValue(
  value: string | number | boolean | null,
  known: RuleField | undefined,
  { t, format }: Speech,
): string {
  if (value === null || value === '') return '…';
  if (known?.kind === 'consent' && (value === 'in' || value === 'out'))
    return t(`consent.${value}`);
  if (typeof value === 'number') return format.number(value);
  if (known?.kind === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return format.date(`${value}T00:00:00Z`, 'UTC');
  }
  return `“${String(value)}”`;
}
