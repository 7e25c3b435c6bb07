import {
  countJourneys,
  createFolder,
  isFolderGone,
  listFolders,
  listTags,
  organiseJourneys,
  removeFolder,
  renameFolder,
} from '@waypost/engine/journey-library';

import { badRequest, notFound } from './errors.ts';
import { api } from './procedure.ts';

/** Does something with a folder; the database itself says when it is not there, or was deleted meanwhile. */
export async function withFolder<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isFolderGone(error) ? notFound('folder') : error;
  }
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
    return withFolder(organiseJourneys(deps.db, input, deps.now()));
  }),
};
