import { readyJourney, readyJourneys } from '../gallery/index.ts';
import { notFound } from './errors.ts';
import { api } from './procedure.ts';

export const gallery = {
  list: api.gallery.list.handler(async () => ({
    items: (await readyJourneys()).map(({ id, name, sentence, file }) => ({
      id,
      name,
      sentence,
      graph: file.graph,
    })),
  })),

  get: api.gallery.get.handler(async ({ input }) => {
    const found = await readyJourney(input.id);
    if (found === undefined) throw notFound('journey in the gallery');
    return { ...found, graph: found.file.graph };
  }),
};
