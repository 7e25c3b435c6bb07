import type { Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A connection that somebody is making; its secrets are sealed. */
export type SenderSetupRow = Selectable<Database['sender_setup']>;
