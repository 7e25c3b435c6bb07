import type { Role } from '@waypost/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { contractRoutes } from './contract-routes.ts';
import { startTestApi, type TestApi } from './testing.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const routes = contractRoutes();

function withIds(path: string): string {
  return path
    .replaceAll('{number}', '1')
    .replaceAll('{id}', '00000000-0000-4000-8000-000000000000');
}

describe('who may call what', () => {
  test.for(routes)('$method $path: nobody without a key', async ({ method, path }) => {
    const answer = await api.call(method, `/api${withIds(path)}`, undefined, null);
    expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
  });

  const below: Record<Role, Role | null> = {
    viewer: null,
    author: 'viewer',
    publisher: 'author',
    admin: 'publisher',
  };
  test.for(routes.filter(({ role }) => below[role] !== null))(
    '$method $path: not below $role',
    async ({ method, path, role }) => {
      const answer = await api.call(method, `/api${withIds(path)}`, undefined, below[role]);
      expect(answer).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN', data: { needs: role } },
      });
    },
  );
});

describe('the document at /api/openapi.json', () => {
  test('has every route with its role and how to sign in', async () => {
    const { body } = await api.call('GET', '/api/openapi.json', undefined, null);
    for (const { method, path, role } of routes) {
      expect(body).toHaveProperty(['paths', path, method.toLowerCase(), 'x-role'], role);
    }
    expect(body).toHaveProperty(['components', 'securitySchemes', 'apiKey', 'scheme'], 'bearer');
  });
});

describe('answers to wrong requests', () => {
  test('name the field and say what to do', async () => {
    const { status, body } = await api.call('POST', '/api/profiles', {
      profiles: [{ externalId: 'a' }, { phone: 5 }],
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'BAD_REQUEST',
      data: {
        issues: [
          { field: 'profiles[1].externalId', text: 'This is required (string).' },
          { field: 'profiles[1].phone', text: 'This must be a string, not a number.' },
        ],
      },
    });
  });

  test('a body that is no JSON is told so, and where it breaks', async () => {
    const response = await fetch(`${api.url}/api/profiles`, {
      method: 'POST',
      headers: { authorization: 'Bearer admin', 'content-type': 'application/json' },
      body: '{"profiles": [}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(/^body: The request body is not valid JSON \(/),
      data: { issues: [{ field: 'body' }] },
    });
  });

  test('an unknown route says where the list is', async () => {
    expect(await api.call('GET', '/api/nothing')).toMatchObject({
      status: 404,
      body: { message: expect.stringContaining('/api/openapi.json') },
    });
  });

  test('a cursor of another list is refused', async () => {
    expect(await api.call('GET', '/api/profiles?cursor=abc')).toMatchObject({
      status: 400,
      body: { data: { issues: [{ field: 'cursor' }] } },
    });
  });
});
