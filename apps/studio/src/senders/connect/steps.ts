import { setupStepSchema, type SenderSetup, type SetupStep } from '@waypost/api';

/** The steps of a set-up, in their order. */
export const steps: readonly SetupStep[] = setupStepSchema.options;

/** What each step of the set-up gets. */
export interface StepProps {
  setup: SenderSetup;
  /** Goes to the next step. */
  onNext: () => void;
}

/** How far a set-up has come: the place of the first step that is not done. */
export function progressOf({ step }: Pick<SenderSetup, 'step'>): number {
  return step === 'done' ? steps.length : steps.indexOf(step);
}

/** The address of one step. */
export function stepHref(setupId: string, step: SetupStep): string {
  return `/settings/senders/connect/${setupId}/${step}`;
}

/** Where a set-up is taken up: its first open step, the last one when all are done. */
export function openHref(setup: SenderSetup): string {
  return stepHref(setup.id, steps[progressOf(setup)] ?? 'test');
}
