import { connect } from '../database/connect.ts';
import { retryFailed } from '../failures/retry-failed.ts';
import { testEngine } from './journeys.ts';

/*
 * A retry of failures as a process of its own, for tests that kill it. Arguments: the database's connection string, the
 * journey, the activity, the reason, and when it is asked for (ms since the epoch).
 */
const [connectionString, journeyId, activity, reason, at] = process.argv.slice(2);
if (
  connectionString === undefined ||
  journeyId === undefined ||
  activity === undefined ||
  reason === undefined
) {
  throw new Error('usage: retry-process.ts <database> <journey> <activity> <reason> <at>');
}
const connection = connect({ connectionString }, 4);
const engine = testEngine(connection);
engine.setNow(Number(at));
await retryFailed(engine, { journeyId, activity, reason }, Number(at));
await connection.close();
