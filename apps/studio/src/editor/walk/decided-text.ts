import type { DecidingValue } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';
import type { RuleField } from '../../rules/rule-field.ts';
import type { RuleOffers } from '../../rules/rule-offers.ts';
import { useRuleSentence } from '../../rules/rule-sentence.ts';

/** Says what a condition was decided by: "Tier was “silver”." */
export function useDecidedText(
  fields: readonly RuleField[],
  offers: RuleOffers,
): (decided: DecidingValue) => string {
  const { t } = useTranslation('testing');
  const format = useFormat();
  const sentence = useRuleSentence(fields, offers);
  return ({ leaf, value, holds }) => {
    switch (leaf.kind) {
      case 'comparison': {
        const field =
          fields.find((one) => one.field === leaf.field)?.label ??
          leaf.field.slice(leaf.field.indexOf('.') + 1);
        return isEmpty(value)
          ? t('walk.decided.nothing', { field })
          : t('walk.decided.value', { field, value: textOf(value, format) });
      }
      case 'language':
        return typeof value === 'string'
          ? t('walk.decided.language', { language: format.language(value) })
          : t('walk.decided.noLanguage');
      case 'window':
        return typeof value === 'number'
          ? t('walk.decided.windowOpen', { when: format.dateTime(value) })
          : t('walk.decided.windowClosed');
      case 'events':
      case 'messages':
        return t('walk.decided.times', {
          what: sentence(leaf),
          number: format.number(Number(value)),
        });
      case 'membership':
      case 'message':
        return t(holds ? 'walk.decided.holds' : 'walk.decided.holdsNot', { what: sentence(leaf) });
    }
  };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function textOf(value: unknown, format: ReturnType<typeof useFormat>): string {
  if (typeof value === 'number') return format.number(value);
  if (Array.isArray(value)) return format.list(value.map(String));
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
