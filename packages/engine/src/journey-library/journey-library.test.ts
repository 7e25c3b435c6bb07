import { graphSchema, journeyTexts, type Graph } from '@waypost/journey';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createJourney } from '../journeys/create-journey.ts';
import { listJourneys, type JourneyQuery } from '../journeys/list-journeys.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { noon } from '../testing/journeys.ts';
import { createFolder } from './create-folder.ts';
import { findTemplateTexts } from './find-template-texts.ts';
import { isFolderGone } from './is-folder-gone.ts';
import { listFolders } from './list-folders.ts';
import { listTags } from './list-tags.ts';
import { organiseJourneys } from './organise-journeys.ts';
import { removeFolder } from './remove-folder.ts';
import { renameFolder } from './rename-folder.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
});

afterAll(() => database.drop());

const position = { x: 0, y: 0 };

/** A journey with a text of every kind that a search looks through. */
const written = graphSchema.parse({
  format: 1,
  settings: {},
  activities: [
    { id: 'in', type: 'entryEvent', name: 'A cart was left', position, eventName: 'cart_left' },
    {
      id: 'ask',
      type: 'whatsapp',
      name: 'Reminder',
      position,
      content: {
        template: {
          name: 'spring_offer',
          defaultLanguage: 'en',
          byLanguage: {
            en: { values: { 'body.1': { value: 'Dear {{ name }}', fallback: 'you' } } },
          },
        },
        response: {
          defaultLanguage: 'it',
          byLanguage: {
            it: {
              kind: 'list',
              header: { kind: 'text', text: 'Ciao' },
              body: 'È ancora nel "carrello"',
              footer: 'Rispondi STOP',
              button: 'Scegli',
              sections: [{ title: 'Oggi', rows: [{ title: 'Compro', description: 'Subito' }] }],
            },
            fr: { kind: 'buttons', body: 'Bonjour', footer: '', buttons: ['Oui', 'Non'] },
            nl: {
              kind: 'location',
              latitude: '1',
              longitude: '2',
              name: 'Winkel',
              address: 'Dam 1',
            },
            de: { kind: 'image', medium: 'media:1', caption: 'Ein Bild' },
            es: {
              kind: 'carousel',
              body: 'Mira',
              cards: [
                { header: { kind: 'image', medium: 'm' }, body: 'Uno', button: 'Ver', url: 'u' },
              ],
            },
          },
        },
      },
    },
    { id: 'team', type: 'handOver', position, note: 'Asks about the price' },
  ],
  connections: [],
  notes: [{ id: 'n', text: 'Agreed with legal', position, size: { width: 200, height: 80 } }],
});
const empty: Graph = graphSchema.parse({
  format: 1,
  settings: {},
  activities: [],
  connections: [],
});

function add(name: string, draft = empty, tags: string[] = []): Promise<string> {
  return createJourney(database.db, { name, draft, tags, actor: 'test' }, noon);
}

async function found(query: Partial<JourneyQuery>): Promise<string[]> {
  const page = await listJourneys(database.db, { sort: 'name', limit: 50, ...query });
  return page.items.map(({ name }) => name);
}

test('the database searches through exactly the texts that are shown where they stand', async () => {
  const id = await add('Carts', written, ['Spring']);
  const { words } = await database.db
    .selectFrom('journey')
    .select('words')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const texts = ['Carts', 'Spring', ...journeyTexts(written).map(({ text }) => text)];
  expect(words.split('\n').slice(1, -1).toSorted()).toEqual(
    texts.map((text) => text.toLowerCase()).toSorted(),
  );
});

test('journeys are found by name, tag and what is written in them, capitals or not', async () => {
  await add('Carts', written, ['Spring']);
  await add('Others');
  for (const search of [
    'cart',
    'SPRING',
    'è ANCORA nel "carrello"',
    'legal',
    'cart_left',
    'dam 1',
    'legal  bonjour spring',
  ]) {
    // oxlint-disable-next-line no-await-in-loop
    expect(await found({ search }), search).toEqual(['Carts']);
  }
  // Names of settings and kinds are not what an author wrote, and % and _ are signs like others.
  for (const search of [
    'defaultLanguage',
    'whatsapp',
    '%',
    'cart%left',
    'spring-offer',
    'legal elsewhere',
  ]) {
    // oxlint-disable-next-line no-await-in-loop
    expect(await found({ search }), search).toEqual([]);
  }
});

test('a journey is found by the words of a template that it sends', async () => {
  await add('Carts', written);
  await add('Others');
  await database.db
    .insertInto('template')
    .values(
      ['spring_offer', 'spring_offers'].map((name) => ({
        waba_id: '1',
        meta_id: name,
        name,
        language: 'en',
        category: 'MARKETING',
        status: 'APPROVED',
        components: JSON.stringify([{ type: 'BODY', text: `Twenty per cent off, ${name}` }]),
        synced_at: new Date(noon),
      })),
    )
    .execute();
  const search = 'CENT carts';
  const templates = await findTemplateTexts(database.db, search);
  expect(templates).toMatchObject([
    { word: 'CENT', name: 'spring_offer', text: 'Twenty per cent off, spring_offer' },
    { word: 'CENT', name: 'spring_offers' },
  ]);
  expect(await found({ search, templates })).toEqual(['Carts']);
  const others = templates.filter(({ name }) => name === 'spring_offers');
  expect(await found({ search, templates: others })).toEqual([]);
});

test('journeys are put into folders; deleting one keeps them', async () => {
  const folder = await createFolder(database.db, 'Été', noon);
  if (folder === null) throw new Error('the name is free');
  expect(await createFolder(database.db, 'été', noon)).toBeNull();
  const ids = [await add('A'), await add('B')];
  await add('C');
  const { changed } = await organiseJourneys(database.db, { ids, folderId: folder }, noon);
  expect(changed).toHaveLength(2);
  expect(await listFolders(database.db)).toEqual([{ id: folder, name: 'Été', journeys: 2 }]);
  expect(await found({ folder })).toEqual(['A', 'B']);
  expect(await found({ folder: 'none' })).toEqual(['C']);

  const other = await createFolder(database.db, 'Winter', noon);
  expect(await renameFolder(database.db, { id: folder, name: 'WINTER' })).toBe('taken');
  expect(await renameFolder(database.db, { id: folder, name: 'été 2027' })).toBe('done');
  expect(await removeFolder(database.db, folder)).toBe(true);
  expect(await removeFolder(database.db, folder)).toBe(false);
  expect(await renameFolder(database.db, { id: folder, name: 'Gone' })).toBe('not_found');
  expect((await listFolders(database.db)).map(({ id }) => id)).toEqual([other]);
  expect(await found({ folder: 'none' })).toEqual(['A', 'B', 'C']);

  const late = organiseJourneys(database.db, { ids, folderId: folder }, noon);
  await expect(late.catch(isFolderGone)).resolves.toBe(true);
});

test('tags are given to several journeys at once and taken away again', async () => {
  const ids = [await add('A', empty, ['Spring']), await add('B', empty, ['vip'])];
  await organiseJourneys(database.db, { ids, addTags: ['VIP', 'Offer'] }, noon);
  expect(await listTags(database.db)).toEqual([
    { tag: 'Offer', journeys: 2 },
    { tag: 'Spring', journeys: 1 },
    { tag: 'VIP', journeys: 1 },
    { tag: 'vip', journeys: 1 },
  ]);
  expect(await found({ tags: ['Offer', 'vip'] })).toEqual(['B']);
  await organiseJourneys(database.db, { ids, removeTags: ['Offer', 'Spring'] }, noon);
  expect((await listTags(database.db)).map(({ tag }) => tag)).toEqual(['VIP', 'vip']);
});

test('what still goes on is not put into the archive, and nothing else of it is changed', async () => {
  const ids = [await add('Draft'), await add('Live')];
  await sql`UPDATE journey SET status = 'live' WHERE name = 'Live'`.execute(database.db);
  expect(
    await organiseJourneys(database.db, { ids, addTags: ['old'], archived: true }, noon),
  ).toEqual({ changed: [ids[0]], refused: [ids[1]] });
  expect(await found({ status: 'archived' })).toEqual(['Draft']);
  expect(await found({ tags: ['old'] })).toEqual([]);
  expect(await found({})).toEqual(['Live']);
  await organiseJourneys(database.db, { ids, archived: false }, noon);
  expect(await found({})).toEqual(['Draft', 'Live']);
});
