import type { PersonalisationData } from '@waypost/whatsapp';

import type { RunState, StepFacts } from '../step/run-state.ts';

/** What the Liquid of an activity sees for the person who stands at it. */
export function visitData(state: RunState, facts: StepFacts): PersonalisationData {
  return {
    profile: { ...noSize, ...facts.profile.attributes },
    event: { ...noSize, ...state.context.event },
    journey: { name: facts.journeyName },
    results: state.context.results ?? {},
  };
}

/** Liquid would answer a missing `size` with the number of fields. */
const noSize = { size: null };
