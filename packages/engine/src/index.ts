export { countRepliers } from './counts/count-repliers.ts';
export {
  countsWithin,
  liveCounts,
  type ActivityCount,
  type CountedPeriod,
} from './counts/live-counts.ts';
export { connect, type DatabaseAddress, type DatabaseConnection } from './database/connect.ts';
export { migrate, schemaIsCurrent } from './database/migrate.ts';
export { ensurePartitions } from './database/partitions.ts';
export type * from './database/schema.ts';
export { transact } from './database/transact.ts';
export { queueDirectMessage, type DirectMessage } from './dispatch/queue-direct-message.ts';
export { createEngine, type Engine, type EngineDependencies, type EngineRoles } from './engine.ts';
export type { ConnectionResolver, SenderConnection, SenderCredentials } from './engine-context.ts';
export type { EventInput, EventResult, ProfileReference } from './events/event-input.ts';
export type { LaneTrouble } from './lanes/lane-book.ts';
export type { AnswerOutcome, Meter } from './metering/meter.ts';
export { JourneyRefusal } from './journeys/journey-refusal.ts';
export type { SkippedWait } from './runs/skip-wait.ts';
export type {
  HandshakeOutcome,
  HandshakeRequest,
  WebhookOutcome,
  WebhookRequest,
} from './inbound/inbound.ts';
