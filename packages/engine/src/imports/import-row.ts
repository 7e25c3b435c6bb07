import type { Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';

/** An import as stored. */
export type ImportRow = Selectable<Database['profile_import']>;

/** A rejected row as stored. */
export type RejectionRow = Selectable<Database['profile_import_rejection']>;
