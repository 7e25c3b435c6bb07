import { expect, test } from 'vitest';

import { readServerList } from './server-list.ts';

test('an address with one server stays as it is', () => {
  const address = 'postgresql://ada:s%3Aecret@db.example.com:5433/waypost?sslmode=require';
  expect(readServerList(address)).toEqual({
    servers: [{ host: 'db.example.com', port: 5433 }],
    target: 'any',
    connectionString: address,
  });
  const socket = 'postgresql://ada:secret@/waypost?host=%2Fvar%2Frun&port=5432';
  expect(readServerList(socket)).toEqual({
    servers: [{ host: '/var/run', port: 5432 }],
    target: 'any',
    connectionString: socket,
  });
});

test('several servers are tried in their order, and the one that takes writes is wanted', () => {
  expect(
    readServerList('postgresql://ada:s%40cret@one,two:6543,[::1]:7000/waypost?sslmode=require'),
  ).toEqual({
    servers: [
      { host: 'one', port: 5432 },
      { host: 'two', port: 6543 },
      { host: '::1', port: 7000 },
    ],
    target: 'read-write',
    connectionString: 'postgresql://ada:s%40cret@/waypost?sslmode=require&host=one&port=5432',
  });
});

test('sockets are listed in the parameters, with a port each or one for all', () => {
  const { servers } = readServerList('postgresql://ada@/waypost?host=/run/a,/run/b&port=1,2');
  expect(servers).toEqual([
    { host: '/run/a', port: 1 },
    { host: '/run/b', port: 2 },
  ]);
  expect(readServerList('postgresql:///waypost?host=/run/a,/run/b&port=7').servers).toEqual([
    { host: '/run/a', port: 7 },
    { host: '/run/b', port: 7 },
  ]);
});

test('whoever asks for any server gets any', () => {
  expect(readServerList('postgresql://one,two/waypost?target_session_attrs=any').target).toBe(
    'any',
  );
  expect(readServerList('postgresql://one/waypost?target_session_attrs=primary').target).toBe(
    'read-write',
  );
});

test.each([
  ['mysql://one/waypost', 'postgresql://'],
  ['postgresql://ada:secret@one:eighty,two/waypost', 'port'],
  ['postgresql://ada:secret@/waypost?host=a,b,c&port=1,2', 'ports'],
  ['postgresql://ada:secret@one,two/waypost?target_session_attrs=standby', 'target_session_attrs'],
])('what can not be read is said without the password: %s', (address, part) => {
  const text = (() => {
    try {
      readServerList(address);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  })();
  expect(text).toContain(part);
  expect(text).not.toContain('secret');
});
