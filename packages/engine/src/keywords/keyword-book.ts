import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { KeywordGroup } from './keyword-group.ts';
import { loadKeywordGroups } from './load-keyword-groups.ts';

/** Words may be edited; they are read again after this time. */
const freshForMs = 2000;

/** The keyword groups, kept for a moment: messages come in by the thousand. */
export class KeywordBook {
  readonly #db: Kysely<Database>;
  #groups: Promise<KeywordGroup[]> | null = null;
  #readAt = 0;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  groups(): Promise<KeywordGroup[]> {
    const moment = performance.now();
    if (this.#groups !== null && moment - this.#readAt < freshForMs) return this.#groups;
    const reading = loadKeywordGroups(this.#db);
    this.#groups = reading;
    this.#readAt = moment;
    reading.catch(() => {
      if (this.#groups === reading) this.#groups = null;
    });
    return reading;
  }
}
