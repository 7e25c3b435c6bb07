import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';
import { variables } from './variables.ts';

test('nothing has to be configured', () => {
  expect(loadConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 4400,
    databaseUrl: null,
    graphUrl: 'https://graph.facebook.com',
    demo: true,
  });
});

test('an empty variable counts as absent', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({
    port: 4400,
    databaseUrl: null,
  });
});

test.each([
  ['PORT', 'eighty', 'whole number'],
  ['PORT', '70000', 'between 1 and 65535'],
  ['DATABASE_URL', 'mysql://db', 'postgresql://'],
  ['DATABASE_URL', 'postgresql://one,two/db?port=1,2,3', 'as many ports as hosts'],
  ['PUBLIC_URL', 'waypost.example.com', 'https://'],
  ['PUBLIC_URL', 'https://example.com/waypost', 'without a path'],
  ['GRAPH_URL', 'graph', 'https://'],
  ['GRAPH_VERSION', '25', 'v25.0'],
  ['WAYPOST_SECRET_KEY', 'short', 'openssl rand'],
  ['WAYPOST_API_KEY', 'short', '24 characters'],
  ['WAYPOST_ROLE', 'both', 'web or worker'],
  ['WAYPOST_DEMO', 'yes', 'on or off'],
  ['LOG_LEVEL', 'loud', 'debug'],
  ['UNKNOWN_GRACE_SECONDS', '2m', 'seconds'],
  ['WAYPOST_KEEP_MESSAGES_MONTHS', 'always', 'months'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector', 'http://'],
  ['OTEL_TRACES_SAMPLER_ARG', 'half', 'between 0 and 1'],
  ['METRICS_TOKEN', 'short', '24 characters'],
  ['WAYPOST_DRAIN_SECONDS', 'soon', 'seconds'],
  ['SIMULATOR_URL', 'localhost', 'http://'],
])('%s=%s is refused with its name and what it must be', (name, value, hint) => {
  const refusal = () => loadConfig({ [name]: value });
  expect(refusal).toThrow(ConfigError);
  expect(refusal).toThrow(new RegExp(`^ {2}${name} .*${hint}`, 'm'));
});

test('a role of its own needs a database that others reach too', () => {
  expect(() => loadConfig({ WAYPOST_ROLE: 'worker' })).toThrow(/worker needs DATABASE_URL/);
  const databaseUrl = 'postgresql://db.example.com/waypost';
  expect(loadConfig({ WAYPOST_ROLE: 'worker', DATABASE_URL: databaseUrl }).role).toBe('worker');
});

test('all wrong variables are named at once, and no value is repeated', () => {
  let text = '';
  try {
    loadConfig({ PORT: 'x', LOG_LEVEL: 'y', WAYPOST_API_KEY: 'sesame' });
  } catch (error) {
    text = String(error);
  }
  expect(text).toMatch(/PORT[\s\S]*WAYPOST_API_KEY[\s\S]*LOG_LEVEL/);
  expect(text).not.toContain('sesame');
});

test('docs/configuration.md has a row for every variable', async () => {
  const text = await readFile(
    new URL('../../../../docs/configuration.md', import.meta.url),
    'utf8',
  );
  const documented = [...text.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map((row) => row[1] ?? '');
  expect(new Set(documented)).toEqual(new Set(Object.keys(variables.shape)));
});
