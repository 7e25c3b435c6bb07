import type { PersonalisationData, Template, WhatsAppContent } from '@waypost/whatsapp';

import { renderMessage } from '../activities/whatsapp/render-message.ts';
import type { MessageOutcome } from '../activities/whatsapp/render-message.ts';

/** Somebody a message is tried on: a profile, or a row that was pasted. */
export interface Sample {
  id: string;
  name: string;
  locale: string | null;
  data: PersonalisationData;
}

/** What dispatch would say about a profile; pasted rows have none. */
export interface Forecast {
  exclusion: string | null;
  isWindowOpen: boolean;
}

/** How the window is taken: as it stands, or all open or closed for the sake of the test. */
export type AssumedWindow = 'actual' | 'open' | 'closed';

/** Something that keeps the message from a person or spoils it. */
export type SampleProblem =
  | { kind: 'excluded'; reason: string }
  | { kind: 'missing'; place: string }
  | { kind: 'rendering'; code: string; slot: string; text: string }
  | { kind: 'nothing'; reason: 'nothing' | 'window_closed' | 'template_unavailable' };

export interface JudgedSample {
  sample: Sample;
  outcome: MessageOutcome;
  problems: readonly SampleProblem[];
}

/** What one person gets, and everything that is wrong with it for them. */
export function judgeSample(
  sample: Sample,
  forecast: Forecast | null,
  {
    content,
    templates,
    window,
  }: { content: WhatsAppContent; templates: readonly Template[]; window: AssumedWindow },
): JudgedSample {
  const isOpen = window === 'actual' ? (forecast?.isWindowOpen ?? false) : window === 'open';
  const onlyResponds = content.template === undefined;
  const outcome = renderMessage({
    content,
    templates,
    data: sample.data,
    locale: sample.locale,
    language: null,
    // A response alone is drawn all the same, so that its words can be judged.
    isWindowOpen: isOpen || onlyResponds,
  });
  const problems: SampleProblem[] = [];
  const reason = forecast?.exclusion ?? null;
  if (onlyResponds && !isOpen) problems.push({ kind: 'excluded', reason: 'window_closed' });
  if (reason !== null && reason !== 'window_closed') problems.push({ kind: 'excluded', reason });
  if (outcome.part === null) {
    if (outcome.reason !== reason) problems.push({ kind: 'nothing', reason: outcome.reason });
  } else {
    problems.push(
      ...outcome.missing.map((place) => ({ kind: 'missing' as const, place })),
      ...outcome.problems.map(({ code, slot, text }) => ({
        kind: 'rendering' as const,
        code,
        slot: slot ?? '',
        text,
      })),
    );
  }
  return { sample, outcome, problems };
}
