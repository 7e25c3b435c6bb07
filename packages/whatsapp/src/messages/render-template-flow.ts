import { type CompiledValue, compileValue } from '../personalisation/compile-value.ts';
import { buttonLabel, type TemplateButton } from '../templates/template-buttons.ts';
import type { ComponentPlace, RenderStep } from './rendering.ts';
import type { TemplateButtonAction } from './template-send.ts';

/** What Meta itself uses when a send names no token. */
const unusedToken = 'unused';

/**
 * The button that opens a Flow. Data for its first screen is written one `name: value` per line; each
 * value is rendered on its own, so that a person's attribute can't add a line.
 */
export function compileFlowButton(
  button: Extract<TemplateButton, { type: 'FLOW' }>,
  index: number,
  { prefix, values }: ComponentPlace,
): RenderStep {
  const tokenSlot = `${prefix}button.${index}.flow_token`;
  const dataSlot = `${prefix}button.${index}.flow_data`;
  const lines = readFlowData(values[dataSlot]?.value ?? '');
  const fields = lines.fields.map(({ name, value }) => ({
    name,
    render: compileValue({ value, fallback: '' }),
  }));
  return ({ valueOf, data, problems }, { drawn, components }) => {
    const token = valueOf(tokenSlot).text;
    const action: TemplateButtonAction = { flow_token: token === '' ? unusedToken : token };
    const filled = filledFields(fields, data);
    if (Object.keys(filled).length > 0) action.flow_action_data = filled;
    const { flow_id } = button;
    drawn.buttons.push({
      kind: 'flow',
      text: buttonLabel(button),
      index,
      ...(flow_id === undefined ? {} : { payload: flow_id }),
    });
    components.push({
      type: 'button',
      sub_type: 'flow',
      index: String(index),
      parameters: [{ type: 'action', action }],
    });
    if (lines.problem !== null) {
      problems.push({
        slot: dataSlot,
        component: 'button',
        code: 'flow_data_invalid',
        text: lines.problem,
      });
    }
  };
}

function filledFields(
  fields: readonly { name: string; render: CompiledValue }[],
  data: Parameters<CompiledValue>[0],
): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const { name, render } of fields) {
    const { text } = render(data);
    if (text !== '') filled[name] = text;
  }
  return filled;
}

/** Reads `name: value` lines. */
export function readFlowData(text: string): {
  fields: { name: string; value: string }[];
  /** What is wrong, in plain words; null when every line is good. */
  problem: string | null;
} {
  const fields: { name: string; value: string }[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const [, name, value] = /^\s*([A-Za-z_][A-Za-z0-9_]*)\s*:(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      return { fields, problem: `“${line.trim()}” needs the form name: value.` };
    }
    fields.push({ name, value: value.trim() });
  }
  return { fields, problem: null };
}
