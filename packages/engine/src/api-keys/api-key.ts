import type { Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';

export type ApiKeyRow = Selectable<Database['api_key']>;
