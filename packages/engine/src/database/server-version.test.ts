import { expect, test } from 'vitest';

import { requireServerVersion, ServerTooOld } from './server-version.ts';

test('a PostgreSQL that is too old is refused by its version, with what to do', () => {
  expect(() => requireServerVersion(150018)).toThrow(ServerTooOld);
  expect(() => requireServerVersion(150018)).toThrow(/DATABASE_URL is version 15.*17 or newer/);
});

test('the versions it runs on are accepted', () => {
  expect(() => requireServerVersion(170000)).not.toThrow();
  expect(() => requireServerVersion(180004)).not.toThrow();
});
