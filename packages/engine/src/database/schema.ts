import type { ConversationTables } from './tables/conversations.ts';
import type { EventTables } from './tables/events.ts';
import type { ExperimentTables } from './tables/experiments.ts';
import type { ImportTables } from './tables/imports.ts';
import type { JourneyTables } from './tables/journeys.ts';
import type { MediaTables } from './tables/media.ts';
import type { MessageTables } from './tables/messages.ts';
import type { PeopleTables } from './tables/people.ts';
import type { RunTables } from './tables/runs.ts';
import type { SenderTables } from './tables/senders.ts';
import type { TemplateTables } from './tables/templates.ts';
import type { WorkspaceTables } from './tables/workspace.ts';

export type * from './tables/conversations.ts';
export type * from './tables/events.ts';
export type * from './tables/experiments.ts';
export type * from './tables/imports.ts';
export type * from './tables/journeys.ts';
export type * from './tables/media.ts';
export type * from './tables/messages.ts';
export type * from './tables/people.ts';
export type * from './tables/runs.ts';
export type * from './tables/senders.ts';
export type * from './tables/templates.ts';
export type * from './tables/workspace.ts';

/** The tables of `migrations/`, as Kysely types them; each part of the domain has a file in `tables/`. */
export interface Database
  extends
    WorkspaceTables,
    PeopleTables,
    ImportTables,
    SenderTables,
    TemplateTables,
    ConversationTables,
    MediaTables,
    JourneyTables,
    RunTables,
    ExperimentTables,
    MessageTables,
    EventTables {}
