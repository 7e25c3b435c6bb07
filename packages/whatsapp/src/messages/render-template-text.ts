import { templateLimits } from '../templates/limits.ts';
import { templateParts, variableNames } from '../templates/variables.ts';
import type { TextRun } from './bubble.ts';
import { checkText, type ComponentPlace, type Rendering, type RenderStep } from './rendering.ts';
import type { TemplateParameter } from './template-send.ts';

/** A text header or a body: fills its variables, draws the words and adds the parameters. */
export function compileTemplateText(
  text: string,
  component: 'header' | 'body',
  place: ComponentPlace,
): RenderStep {
  const parts = templateParts(text);
  const names = variableNames(text);
  const limit = component === 'header' ? templateLimits.headerText : place.bodyLimit;
  return (rendering, frame) => {
    const runs: TextRun[] = [];
    let length = 0;
    for (const part of parts) {
      if ('text' in part) {
        runs.push({ text: part.text, source: 'template' });
        length += part.text.length;
      } else {
        const slot = `${place.prefix}${component}.${part.variable}`;
        const { text, source } = rendering.valueOf(slot);
        runs.push({ text: source === 'missing' ? part.variable : text, source, slot });
        length += text.length;
      }
    }
    if (component === 'header') frame.drawn.header = { kind: 'text', runs };
    else frame.drawn.body = runs;
    if (names.length === 0) return;
    const parameters = names.map((name) => textParameter(rendering, component, name, place));
    frame.components.push({ type: component, parameters });
    if (length > limit) {
      rendering.problems.push({
        component,
        code: 'too_long',
        text: `The ${place.cardIndex === undefined ? component : `text of card ${place.cardIndex + 1}`} is ${length} characters long; at most ${limit} fit.`,
      });
    }
  };
}

function textParameter(
  rendering: Rendering,
  component: 'header' | 'body',
  name: string,
  { prefix, template }: ComponentPlace,
): TemplateParameter {
  const slot = `${prefix}${component}.${name}`;
  const { text } = rendering.valueOf(slot);
  checkText(rendering, slot, component, text);
  const isCode = component === 'body' && template.category === 'AUTHENTICATION';
  if (isCode && text.length > templateLimits.authenticationCode) {
    rendering.problems.push({
      slot,
      component,
      code: 'too_long',
      text: `The code is ${text.length} characters long; at most ${templateLimits.authenticationCode} fit.`,
    });
  }
  return template.parameterFormat === 'NAMED'
    ? { type: 'text', parameter_name: name, text }
    : { type: 'text', text };
}
