import type { ExperimentDecision, ExperimentMetric } from './schema.ts';

/** What an experiment is measured by, in plain English. */
export function describeMetric(metric: ExperimentMetric): string {
  switch (metric.kind) {
    case 'goal':
      return "reaching the journey's goal";
    case 'read':
      return 'reading a message';
    case 'click':
      return 'opening a link';
    case 'reply':
      return 'answering a message';
    case 'event':
      return `the event "${metric.eventName}"`;
  }
}

/** Who chooses the winner, as a plain English sentence. */
export function describeDecision(decision: ExperimentDecision): string {
  return decision.kind === 'byHand'
    ? 'A colleague chooses the winner.'
    : `Once it is ${decision.confidence} % sure which is best, everybody else goes there.`;
}
