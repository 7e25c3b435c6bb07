import type { DraftHint, DraftProblem, DraftProblemDetails } from '@waypost/whatsapp';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Gives what is wrong with a draft, or what its author may regret, in the reader's language. */
export function useDraftTexts(): {
  problemText: (problem: DraftProblem) => string;
  hintText: (hint: DraftHint) => string;
} {
  const { t } = useTranslation('authoring');
  const problemText = useCallback(
    ({ code, details }: DraftProblem) => t(`problem.${code}`, values(details)),
    [t],
  );
  const hintText = useCallback(
    ({ code, details }: DraftHint) => t(`hint.${code}`, values(details)),
    [t],
  );
  return { problemText, hintText };
}

/** What texts put in; `braced` is a variable as it stands in a template. */
function values(details: DraftProblemDetails): Record<string, string | number> {
  const name = details['variable'] ?? details['number'] ?? '';
  return { ...details, braced: `{{${name}}}`, one: '{{1}}', two: '{{2}}', named: '{{first_name}}' };
}

/** What is merely not written yet; said when the author wants to hand the template in, not before. */
const unwritten = new Set<DraftProblem['code']>([
  'name_required',
  'text_required',
  'sample_required',
  'example_required',
  'url_required',
  'phone_invalid',
  'flow_required',
  'app_required',
  'app_package',
  'app_signature',
  'terms_required',
  'offer_buttons',
  'cards_count',
  'card_buttons_count',
]);

export function isUnwritten({ code }: DraftProblem): boolean {
  return unwritten.has(code);
}
