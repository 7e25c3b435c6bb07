import { variableNames } from '../variables.ts';
import { draftLimits } from './draft-limits.ts';
import type { DraftHeader } from './draft.ts';
import { type DraftProblem, draftProblem } from './draft-problem.ts';
import { hasFormatting, textProblems } from './text-problems.ts';

/** Kinds of header whose sample Meta's reviewers look at. */
export function needsSample({ kind }: DraftHeader): boolean {
  return kind === 'image' || kind === 'video' || kind === 'document' || kind === 'gif';
}

/** Rules of a header, the message's or a card's. */
export function headerProblems(field: string, header: DraftHeader): DraftProblem[] {
  if (needsSample(header)) {
    return header.sample.trim() === '' ? [draftProblem(`${field}.sample`, 'sample_required')] : [];
  }
  if (header.kind !== 'text') return [];
  const place = `${field}.text`;
  const problems = textProblems(place, header.text, {
    limit: draftLimits.header,
    required: true,
    lines: true,
  });
  if (variableNames(header.text).length > 1) problems.push(draftProblem(place, 'header_variables'));
  if (/[\n\r*]|\p{Extended_Pictographic}/u.test(header.text) || hasFormatting(header.text)) {
    problems.push(draftProblem(place, 'header_formatting'));
  }
  return problems;
}
