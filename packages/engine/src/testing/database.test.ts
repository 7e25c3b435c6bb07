import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

test('each test file gets a migrated database that nobody else writes to', async () => {
  const mine = await createTestDatabase();
  const other = await createTestDatabase();
  try {
    await mine.pool.query(`create table only_mine (id int)`);
    const migrated = await other.db.selectFrom('run').selectAll().execute();
    expect(migrated).toEqual([]);
    await expect(other.pool.query('select * from only_mine')).rejects.toThrow(/does not exist/);
  } finally {
    await mine.drop();
    await other.drop();
  }
});
