import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Which packages each one may import. Dependencies point down only (docs/architecture.md). */
const mayImport: Record<string, string[]> = {
  'packages/whatsapp': [],
  'packages/journey': ['whatsapp'],
  'packages/api': ['journey', 'whatsapp'],
  'packages/engine': ['journey', 'whatsapp'],
  'packages/cloud-simulator': ['whatsapp'],
  'packages/ui': ['whatsapp'],
  'apps/server': ['api', 'engine', 'cloud-simulator', 'journey', 'whatsapp'],
  'apps/studio': ['ui', 'api', 'journey', 'whatsapp'],
};

async function sources(folder: string): Promise<{ path: string; text: string }[]> {
  const names = await readdir(join(root, folder, 'src'), { recursive: true });
  return Promise.all(
    names
      .filter((name) => /\.tsx?$/.test(name))
      .map(async (name) => {
        const path = join(folder, 'src', name);
        return { path, text: await readFile(join(root, path), 'utf8') };
      }),
  );
}

function imports(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

describe('dependencies between packages', () => {
  it.each(Object.entries(mayImport))(
    '%s imports only what lies below it',
    async (folder, allowed) => {
      const files = await sources(folder);
      expect(files.length).toBeGreaterThan(0);
      const offences = files.flatMap(({ path, text }) =>
        imports(text)
          .filter((name) => name.startsWith('@waypost/'))
          .filter((name) => !allowed.includes(name.split('/')[1] ?? ''))
          .map((name) => `${path} imports ${name}`),
      );
      expect(offences).toEqual([]);
    },
  );

  it('the pure packages use nothing of Node outside their tests', async () => {
    const files = [...(await sources('packages/journey')), ...(await sources('packages/api'))];
    const offences = files
      .filter(({ path }) => !path.includes('.test.'))
      .filter(({ text }) => imports(text).some((name) => name.startsWith('node:')))
      .map(({ path }) => path);
    expect(offences).toEqual([]);
  });

  it('the server leaves the journeys, people and messages of the database to the engine', async () => {
    const files = await sources('apps/server');
    const offences = files
      .filter(({ path }) => !path.includes('.test.') && !path.includes('/error-table/'))
      .filter(({ text }) =>
        /\bsql(?:<[^`]*>)?`|\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text),
      )
      .map(({ path }) => path);
    expect(offences).toEqual([]);
  });

  it('the simulator takes nothing from the client it tests but wire shapes', async () => {
    const files = await sources('packages/cloud-simulator');
    const offences = files
      .filter(({ path }) => !path.includes('.test.'))
      .filter(({ text }) => imports(text).includes('@waypost/whatsapp/cloud-api'))
      .map(({ path }) => path);
    expect(offences).toEqual([]);
  });
});
