import { expect, test } from 'vitest';

import { schemaIsCurrent } from '../database/migrate.ts';
import { createTestDatabase } from './database.ts';
import { addJourney, addProfiles, graphOf } from './journeys.ts';

test('each test file gets a migrated database that nobody else writes to, and empties it at will', async () => {
  const mine = await createTestDatabase();
  const other = await createTestDatabase();
  try {
    await mine.pool.query(`create table only_mine (id int)`);
    const migrated = await other.db.selectFrom('run').selectAll().execute();
    expect(migrated).toEqual([]);
    await addProfiles(other.db, 2);
    await addJourney(other.db, graphOf([{ id: 'in', type: 'entryAudience' }], []));
    await other.empty();
    expect(await other.db.selectFrom('profile').selectAll().execute()).toEqual([]);
    expect(await other.db.selectFrom('journey').selectAll().execute()).toEqual([]);
    expect(await schemaIsCurrent(other.db)).toBe(true);
    await expect(other.pool.query('select * from only_mine')).rejects.toThrow(/does not exist/);
  } finally {
    await mine.drop();
    await other.drop();
  }
});
