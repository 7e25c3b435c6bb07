import type { Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A sender as stored; its secrets are sealed. */
export type SenderRow = Selectable<Database['sender']>;
