import type { SlotValue } from '../content/content.ts';
import type { RenderedValue } from '../personalisation/compile-value.ts';
import type { PersonalisationData } from '../personalisation/data.ts';
import type { SlotPlace } from '../templates/slots.ts';
import type { Template } from '../templates/template.ts';
import type { Bubble, BubbleCard } from './bubble.ts';
import { hasForbiddenWhitespace } from './parameter-rules.ts';
import type { RenderProblem } from './render-problem.ts';
import type { TemplateSendComponent } from './template-send.ts';

/** One person's rendering of a template: what the slots hold for them, and what is wrong with it. */
export interface Rendering {
  problems: RenderProblem[];
  data: PersonalisationData;
  valueOf: (key: string) => RenderedValue;
}

/** Where a component is drawn and what it adds to the send: the message, or one of its cards. */
export interface Frame {
  drawn: BubbleCard;
  bubble: Bubble;
  components: TemplateSendComponent[];
}

export type RenderStep = (rendering: Rendering, frame: Frame) => void;

/** A component's surroundings, known before anybody's data. */
export interface ComponentPlace extends SlotPlace {
  template: Template;
  values: Record<string, SlotValue>;
  /** How many buttons stand on the cards before this one. */
  firstButton: number;
}

/** Reports what Meta would refuse as a text parameter. */
export function checkText(
  { problems }: Rendering,
  slot: string,
  component: RenderProblem['component'],
  text: string,
): void {
  if (!hasForbiddenWhitespace(text)) return;
  problems.push({
    slot,
    component,
    code: 'whitespace_invalid',
    text: 'Meta takes no line break, tab or more than four spaces in a row here.',
  });
}
