import type { Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';

export type AudienceRow = Selectable<Database['audience']>;
