import { checkLiquid, isKnownVariable, isPersonalised, liquidVariables } from '@waypost/whatsapp';

import { isOwnProfileField, isUpdatableField } from '../../profile/profile-update.ts';
import type { OwnProblem } from '../definition.ts';
import { readChange } from './read-change.ts';
import { changesOf, takesValue, type ProfileChange } from './schema.ts';

/** What is wrong with one change, `field` relative to it; `variables` undefined: they are not known. */
export function changeProblems(
  change: ProfileChange,
  isRepeated: boolean,
  variables: string[] | undefined,
): OwnProblem[] {
  return [...attributeProblems(change, isRepeated), ...valueProblems(change, variables)].map(
    (problem) => ({ severity: 'error', ...problem }),
  );
}

type ChangeProblem = Omit<OwnProblem, 'severity'>;

function attributeProblems(
  { attribute, kind, how }: ProfileChange,
  isRepeated: boolean,
): ChangeProblem[] {
  if (attribute === '') return inAttribute('attribute_missing', 'Choose the attribute to set.');
  if (!isUpdatableField(attribute)) {
    return inAttribute(
      'attribute_untouchable',
      `A journey can't set "${attribute}". Choose another attribute, or a name of letters, digits and _.`,
    );
  }
  if (isRepeated)
    return inAttribute('attribute_repeated', `"${attribute}" is set twice. Remove one.`);
  if (isOwnProfileField(attribute) && kind !== 'text' && kind !== 'clear') {
    return [{ field: 'kind', code: 'attribute_is_text', text: `"${attribute}" is a text.` }];
  }
  if (!changesOf[kind].includes(how)) {
    const text = `"${how}" is nothing that can be done to this kind of attribute. Use one of: ${changesOf[kind].join(', ')}.`;
    return [{ field: 'how', code: 'change_unfit', text }];
  }
  return [];
}

function valueProblems(change: ProfileChange, variables: string[] | undefined): ChangeProblem[] {
  if (!takesValue(change)) return [];
  const text = change.value.trim();
  if (text === '') return inValue('value_empty', 'Enter the value to set.');
  if (!isPersonalised(text)) {
    const { problem } = readChange(change, text);
    return problem === undefined ? [] : inValue(problem.code, problem.text);
  }
  const broken = checkLiquid(text);
  if (broken !== null) return inValue('value_liquid_invalid', broken.text);
  if (variables === undefined) return [];
  return liquidVariables(text)
    .filter((variable) => !isKnownVariable(variable, variables))
    .flatMap((variable) =>
      inValue(
        'value_variable_unknown',
        `“${variable}” has no data here. Choose another personal value.`,
      ),
    );
}

function inAttribute(code: string, text: string): ChangeProblem[] {
  return [{ field: 'attribute', code, text }];
}

function inValue(code: string, text: string): ChangeProblem[] {
  return [{ field: 'value', code, text }];
}
