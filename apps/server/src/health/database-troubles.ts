import type { DatabaseTrouble } from '@waypost/engine/database';

/** What is wrong and what to do about it, for whoever runs this. */
export const databaseTroubles: Record<DatabaseTrouble, string> = {
  database_unreachable:
    'The database does not answer. Look whether its server runs and can be reached.',
  database_starting: 'The database is starting or recovering. It goes on when that is done.',
  database_read_only:
    'The database takes no changes: it is a standby, or set to read-only. Point DATABASE_URL to the server that takes writes, or end the setting.',
  database_disk_full: 'The disk of the database is full. Make room; Waypost goes on by itself.',
  database_overloaded:
    'The database does not keep up: no memory, no connections, or statements take too long.',
  database_damaged:
    'The database can not read or write its files. Look into its log, and at the disk.',
};
