export { defaultNumber, standaloneAppSecret } from './accounts/default-account.ts';
export { defaultAppId, defaultBusinessId } from './accounts/settings.ts';
export type { NumberSettings, NumberSettingsInput } from './accounts/settings.ts';
export { connectSimulator } from './control/connect-simulator.ts';
export { ControlError } from './control/control-error.ts';
export type { SimulatorControl } from './control/control.ts';
export type {
  ChatMessage,
  Conversation,
  Counts,
  HandsetPage,
  HandsetSummary,
  Send,
} from './control/schemas.ts';
export type { Faults } from './faults/faults.ts';
export type { ManagementControl } from './management/calls.ts';
export type { Log } from './log.ts';
export type { StatusDelays } from './statuses/plan-statuses.ts';
export { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';
export { defaultTemplates } from './templates/default-templates.ts';
