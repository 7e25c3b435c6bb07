/**
 * A process that starts the PostgreSQL of a data folder, says so in one line of JSON and stays, as Waypost does.
 * Arguments: the data folder and, to end it at once again, `stop`.
 */
import { startEmbeddedPostgres } from './start.ts';

const [dataDir = '', then = 'stay'] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ dataDir });
const { connectionString, adopted, connection } = server;
if (then === 'stop') await server.stop();
console.log(JSON.stringify({ connectionString, adopted, host: connection.host }));
if (then === 'stay') setInterval(() => {}, 60_000);
