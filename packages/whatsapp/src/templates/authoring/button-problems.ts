import { isWebAddress } from '../../messages/parameter-rules.ts';
import { draftLimits } from './draft-limits.ts';
import type { DraftButton, DraftButtonKind } from './draft.ts';
import { type DraftProblem, draftProblem } from './draft-problem.ts';
import { textProblems } from './text-problems.ts';

const variable = /\{\{[^{}]*\}\}/g;

/** Rules of one button, wherever it stands. */
export function buttonProblems(field: string, button: DraftButton): DraftProblem[] {
  const label =
    button.kind === 'copy_code' || button.kind === 'contact_request'
      ? []
      : textProblems(`${field}.text`, button.text, {
          limit: draftLimits.buttonText,
          required: true,
          variables: 0,
        });
  return [...label, ...contentProblems(field, button)];
}

function contentProblems(field: string, button: DraftButton): DraftProblem[] {
  switch (button.kind) {
    case 'url':
      return urlProblems(field, button);
    case 'phone':
      return /^\+[1-9][\d ]{5,18}$/.test(button.phone.trim())
        ? []
        : [draftProblem(`${field}.phone`, 'phone_invalid')];
    case 'copy_code':
      return codeProblems(`${field}.example`, button.example.trim());
    case 'flow':
      return button.flowId.trim() === '' ? [draftProblem(`${field}.flowId`, 'flow_required')] : [];
    case 'quick_reply':
    case 'catalog':
    case 'products':
    case 'product':
    case 'contact_request':
    case 'voice_call':
      return [];
  }
}

function codeProblems(field: string, code: string): DraftProblem[] {
  if (code === '') return [draftProblem(field, 'example_required', { variable: 'code' })];
  const { length } = code;
  const limit = draftLimits.couponCode;
  return length > limit ? [draftProblem(field, 'code_too_long', { length, limit })] : [];
}

function urlProblems(field: string, { url, example }: DraftButton): DraftProblem[] {
  const place = `${field}.url`;
  const written = url.trim();
  if (written === '') return [draftProblem(place, 'url_required')];
  const variables = written.match(variable) ?? [];
  if (variables.length > 1 || (variables.length === 1 && !written.endsWith('}}'))) {
    return [draftProblem(place, 'url_variable')];
  }
  const problems: DraftProblem[] = [];
  if (variables.length === 1 && !/\{\{(1|[a-z_][a-z0-9_]*)\}\}$/.test(written)) {
    problems.push(draftProblem(place, 'variable_malformed', { variable: variables[0] ?? '' }));
  }
  if (!isWebAddress(written.replace(variable, 'x')))
    problems.push(draftProblem(place, 'url_invalid'));
  const { length } = written;
  if (length > draftLimits.url) {
    problems.push(draftProblem(place, 'text_too_long', { length, limit: draftLimits.url }));
  }
  if (variables.length === 1 && example.trim() === '') {
    problems.push(draftProblem(`${field}.example`, 'example_required', { variable: '1' }));
  }
  return problems;
}

const most: Partial<Record<DraftButtonKind, number>> = {
  url: draftLimits.urlButtons,
  phone: 1,
  copy_code: 1,
  flow: 1,
  contact_request: 1,
  voice_call: 1,
};
const standsAlone: ReadonlySet<DraftButtonKind> = new Set(['catalog', 'products', 'product']);

/** Rules of a message's buttons together: counts, order, and those that stand alone. */
export function buttonRowProblems(buttons: readonly DraftButton[]): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (buttons.length > draftLimits.buttons) {
    problems.push(
      draftProblem('buttons', 'buttons_over_limit', {
        total: buttons.length,
        limit: draftLimits.buttons,
      }),
    );
  }
  problems.push(...kindProblems('buttons', buttons));
  for (const [index, { kind }] of buttons.entries()) {
    if (standsAlone.has(kind) && buttons.length > 1) {
      problems.push(draftProblem(`buttons.${index}`, 'button_alone'));
    }
  }
  if (!standTogether(buttons)) problems.push(draftProblem('buttons', 'quick_replies_apart'));
  return problems;
}

/** How many of a kind stand in one row, of a message or of a card. */
export function kindProblems(row: string, buttons: readonly DraftButton[]): DraftProblem[] {
  const problems: DraftProblem[] = [];
  for (const [index, { kind }] of buttons.entries()) {
    const field = `${row}.${index}`;
    const limit = most[kind] ?? buttons.length;
    const total = buttons.filter((other) => other.kind === kind).length;
    const before = buttons.slice(0, index).filter((other) => other.kind === kind).length;
    if (before >= limit) {
      problems.push(draftProblem(field, 'button_kind_over_limit', { total, limit }));
    }
  }
  return problems;
}

/** Meta wants all quick replies before the other buttons, or all after them. */
function standTogether(buttons: readonly DraftButton[]): boolean {
  const kinds = buttons.map(({ kind }) => kind === 'quick_reply');
  const changes = kinds.filter((isReply, index) => index > 0 && isReply !== kinds[index - 1]);
  return changes.length <= 1;
}
