import { draftLimits } from './draft-limits.ts';
import type { TemplateDraft } from './draft.ts';
import { type DraftProblem, draftProblem } from './draft-problem.ts';
import { headerProblems } from './header-problems.ts';
import { textProblems } from './text-problems.ts';

/** Rules of a limited-time offer beside those of its body and of each button. */
export function offerProblems({ offer, header, buttons, category }: TemplateDraft): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (category !== 'MARKETING') problems.push(draftProblem('category', 'offer_category'));
  problems.push(
    ...textProblems('offer.text', offer.text, {
      limit: draftLimits.offer,
      required: true,
      variables: 0,
    }),
  );
  if (header.kind === 'image' || header.kind === 'video') {
    problems.push(...headerProblems('header', header));
  } else if (header.kind !== 'none') problems.push(draftProblem('header.kind', 'offer_header'));
  const kinds = buttons.map(({ kind }) => kind).join();
  if (kinds === 'url,copy_code') problems.push(draftProblem('buttons', 'offer_code_first'));
  else if (kinds !== 'url' && kinds !== 'copy_code,url') {
    problems.push(draftProblem('buttons', 'offer_buttons'));
  }
  return problems;
}
