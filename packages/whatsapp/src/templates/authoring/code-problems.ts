import { draftLimits } from './draft-limits.ts';
import type { TemplateDraft } from './draft.ts';
import { type DraftProblem, draftProblem } from './draft-problem.ts';
import { textProblems } from './text-problems.ts';

/** Rules of an authentication template: Meta writes the words, the author chooses how the code is taken. */
export function codeProblems({ code }: TemplateDraft): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const { least, most } = draftLimits.codeMinutes;
  const minutes = code.expirationMinutes;
  if (minutes !== null && (minutes < least || minutes > most)) {
    problems.push(draftProblem('code.expirationMinutes', 'code_minutes', { least, most }));
  }
  const label = { limit: draftLimits.buttonText, variables: 0 };
  problems.push(...textProblems('code.text', code.text, label));
  if (code.button === 'COPY_CODE') return problems;
  problems.push(...textProblems('code.autofillText', code.autofillText, label));
  if (code.apps.length === 0) problems.push(draftProblem('code.apps', 'app_required'));
  if (code.apps.length > draftLimits.apps) {
    problems.push(
      draftProblem('code.apps', 'apps_over_limit', {
        total: code.apps.length,
        limit: draftLimits.apps,
      }),
    );
  }
  for (const [index, { packageName, signatureHash }] of code.apps.entries()) {
    if (
      packageName.length > draftLimits.packageName ||
      !/^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/.test(packageName)
    ) {
      problems.push(
        draftProblem(`code.apps.${index}.packageName`, 'app_package', {
          limit: draftLimits.packageName,
        }),
      );
    }
    if (!/^[A-Za-z0-9+/=]{11}$/.test(signatureHash)) {
      problems.push(
        draftProblem(`code.apps.${index}.signatureHash`, 'app_signature', {
          limit: draftLimits.signatureHash,
        }),
      );
    }
  }
  if (code.button === 'ZERO_TAP' && !code.zeroTapTermsAccepted) {
    problems.push(draftProblem('code.zeroTapTermsAccepted', 'terms_required'));
  }
  return problems;
}
