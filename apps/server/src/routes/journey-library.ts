import {
  countJourneys,
  createFolder,
  listFolders,
  listTags,
  organiseJourneys,
  removeFolder,
  renameFolder,
} from '@waypost/engine/journey-library';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { api } from './procedure.ts';

/** Refuses a folder that is not there any more. */
export async function existingFolder(deps: ApiDependencies, id: string): Promise<void> {
  const found = await deps.db
    .selectFrom('journey_folder')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (found === undefined) throw notFound('folder');
}

function nameTaken(): Error {
  return badRequest([
    { field: 'name', text: 'There is a folder of that name already. Choose another name.' },
  ]);
}

export const journeyLibrary = {
  folders: api.journeyLibrary.folders.handler(async ({ context: { deps } }) => {
    const [items, counted] = await Promise.all([listFolders(deps.db), countJourneys(deps.db)]);
    return { items, ...counted };
  }),

  createFolder: api.journeyLibrary.createFolder.handler(async ({ context: { deps }, input }) => {
    const id = await createFolder(deps.db, input.name, deps.now());
    if (id === null) throw nameTaken();
    return { id };
  }),

  renameFolder: api.journeyLibrary.renameFolder.handler(async ({ context: { deps }, input }) => {
    const result = await renameFolder(deps.db, input);
    if (result === 'not_found') throw notFound('folder');
    if (result === 'taken') throw nameTaken();
    return { id: input.id };
  }),

  removeFolder: api.journeyLibrary.removeFolder.handler(async ({ context: { deps }, input }) => {
    if (!(await removeFolder(deps.db, input.id))) throw notFound('folder');
    return { removed: true as const };
  }),

  tags: api.journeyLibrary.tags.handler(async ({ context: { deps } }) => ({
    items: await listTags(deps.db),
  })),

  organise: api.journeyLibrary.organise.handler(async ({ context: { deps }, input }) => {
    const { folderId } = input;
    if (typeof folderId === 'string') await existingFolder(deps, folderId);
    const changed = await organiseJourneys(deps.db, input, deps.now());
    const done = new Set(changed);
    const found = await deps.db
      .selectFrom('journey')
      .select('id')
      .where('id', 'in', input.ids)
      .where('kind', '=', 'journey')
      .execute();
    return {
      changed,
      refused: found.flatMap(({ id }) => (done.has(id) ? [] : [id])),
    };
  }),
};
