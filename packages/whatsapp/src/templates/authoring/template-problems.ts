import { variableNames } from '../variables.ts';
import { buttonProblems, buttonRowProblems } from './button-problems.ts';
import { carouselProblems } from './carousel-problems.ts';
import { codeProblems } from './code-problems.ts';
import { draftLimits, draftTtl } from './draft-limits.ts';
import { isCodeDraft, type TemplateDraft } from './draft.ts';
import { type DraftProblem, draftProblem } from './draft-problem.ts';
import { draftTexts, parameterFormatOf } from './draft-texts.ts';
import { headerProblems } from './header-problems.ts';
import { isTemplateLanguage } from './languages.ts';
import { offerProblems } from './offer-problems.ts';
import { bodyShapeProblems, textProblems } from './text-problems.ts';

/**
 * Everything about a draft that Meta would refuse, each at its field, in the order of the form.
 * Source: Meta, Business Messaging, "Templates" and the pages of each template type.
 */
export function templateProblems(draft: TemplateDraft): DraftProblem[] {
  return [
    ...nameProblems(draft),
    ...ttlProblems(draft),
    ...(isCodeDraft(draft) ? codeProblems(draft) : messageProblems(draft)),
  ];
}

function nameProblems({ name, language }: TemplateDraft): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (name === '') problems.push(draftProblem('name', 'name_required'));
  else if (!/^[a-z0-9_]+$/.test(name) || name.length > draftLimits.name) {
    problems.push(draftProblem('name', 'name_invalid', { limit: draftLimits.name }));
  }
  if (!isTemplateLanguage(language)) {
    problems.push(draftProblem('language', 'language_unknown', { language }));
  }
  return problems;
}

function ttlProblems({ ttlSeconds, category }: TemplateDraft): DraftProblem[] {
  if (ttlSeconds === null || (ttlSeconds === -1 && category !== 'MARKETING')) return [];
  const { least, most } = draftTtl[category];
  if (ttlSeconds >= least && ttlSeconds <= most) return [];
  return [draftProblem('ttlSeconds', 'ttl_out_of_range', { least, most })];
}

function messageProblems(draft: TemplateDraft): DraftProblem[] {
  const limit = draft.layout === 'offer' ? draftLimits.offerBody : draftLimits.body;
  return [
    ...(draft.layout === 'standard' ? headProblems(draft) : []),
    ...(draft.layout === 'offer' ? offerProblems(draft) : []),
    ...textProblems('body', draft.body, { limit, required: true, lines: true }),
    ...bodyShapeProblems('body', draft.body),
    ...mixtureProblems(draft),
    ...(draft.layout === 'standard' ? footProblems(draft) : []),
    ...(draft.layout === 'carousel' ? carouselProblems(draft) : rowProblems(draft)),
    ...exampleProblems(draft),
  ];
}

function headProblems({ header, category }: TemplateDraft): DraftProblem[] {
  const problems = headerProblems('header', header);
  if (header.kind === 'gif' && category !== 'MARKETING') {
    problems.push(draftProblem('header.kind', 'gif_category'));
  }
  return problems;
}

function footProblems({ footer }: TemplateDraft): DraftProblem[] {
  return textProblems('footer', footer, { limit: draftLimits.footer, variables: 0 });
}

function rowProblems({ buttons, header, category, layout }: TemplateDraft): DraftProblem[] {
  const problems = layout === 'standard' ? buttonRowProblems(buttons) : [];
  for (const [index, button] of buttons.entries()) {
    const field = `buttons.${index}`;
    problems.push(...buttonProblems(field, button));
    if (button.kind === 'product' && header.kind !== 'product') {
      problems.push(draftProblem(field, 'button_header'));
    }
    const isShop = button.kind === 'products' || button.kind === 'product';
    if (isShop && category !== 'MARKETING') problems.push(draftProblem(field, 'button_category'));
  }
  return problems;
}

/** Each text is good on its own; together they may still use both ways of naming variables. */
function mixtureProblems(draft: TemplateDraft): DraftProblem[] {
  if (parameterFormatOf(draft) === 'POSITIONAL') return [];
  const problems: DraftProblem[] = [];
  for (const { field, text } of draftTexts(draft)) {
    const names = variableNames(text);
    if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
      problems.push(draftProblem(field, 'variable_mixed'));
    }
  }
  return problems;
}

function exampleProblems(draft: TemplateDraft): DraftProblem[] {
  return draftTexts(draft).flatMap(({ prefix, text }) =>
    variableNames(text)
      .filter((name) => (draft.examples[`${prefix}${name}`] ?? '').trim() === '')
      .map((variable) =>
        draftProblem(`examples.${prefix}${variable}`, 'example_required', { variable }),
      ),
  );
}
