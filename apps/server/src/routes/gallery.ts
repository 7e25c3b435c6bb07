import { readyJourney, readyJourneys } from '../gallery/index.ts';
import { notFound } from './errors.ts';
import { api } from './procedure.ts';

export const gallery = {
  list: api.gallery.list.handler(async ({ input: { language } }) => ({
    items: (await readyJourneys({ team: language, people: language })).map(
      ({ id, name, sentence, file }) => ({ id, name, sentence, graph: file.graph }),
    ),
  })),

  get: api.gallery.get.handler(async ({ input: { id, language, messages = language } }) => {
    const found = await readyJourney(id, { team: language, people: messages });
    if (found === undefined) throw notFound('journey in the gallery');
    return { ...found, graph: found.file.graph, messages };
  }),
};
