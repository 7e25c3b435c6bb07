import type { Rule } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

import type { RuleField } from './rule-field.ts';
import type { RuleOffers } from './rule-offers.ts';
import { useRuleSentence } from './rule-sentence.ts';

/** A rule in plain words of the reader's language. */
export function RuleSentence({
  rule,
  fields,
  offers,
}: {
  rule: Rule;
  fields: readonly RuleField[];
  offers: RuleOffers | null;
}) {
  const { t } = useTranslation('rules');
  const sentence = useRuleSentence(fields, offers);
  return (
    <p className="text-caption text-muted">
      <span className="font-semibold">{t('inWords')}:</span> {sentence(rule)}
    </p>
  );
}
