import {
  exportJourney,
  importJourney,
  planImport,
  type ImportChoices,
  type ImportPlan,
} from '@waypost/engine/journey-files';
import { getJourney } from '@waypost/engine/journeys';
import { listSenders } from '@waypost/engine/senders';
import { readJourneyFile, validateGraph, type JourneyFile, type Problem } from '@waypost/journey';
import { draftTemplate } from '@waypost/whatsapp';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { plainIssues } from './plain-issues.ts';
import { api } from './procedure.ts';
import { sampleFile } from './template-sample.ts';
import { validationContext } from './validation.ts';

/** The file as it can be imported. @throws BAD_REQUEST saying what is wrong with it. */
function fileOf(content: unknown): JourneyFile {
  const read = readJourneyFile(content);
  switch (read.kind) {
    case 'read':
      return read.file;
    case 'foreign':
      throw badRequest([
        { field: 'file', text: 'This is no journey exported from Waypost. Choose another file.' },
      ]);
    case 'newer':
      throw badRequest([
        {
          field: 'file',
          text: `This file was made by a newer Waypost (version ${read.version} of the format). Update this one first.`,
        },
      ]);
    case 'damaged':
      throw badRequest(
        plainIssues(read.issues.map(({ path, message }) => ({ path: ['file', ...path], message }))),
      );
  }
}

function choicesOf(input: {
  name?: string | undefined;
  senders: Record<string, string>;
  ownTemplates: string[];
}): ImportChoices {
  return { name: input.name, senders: input.senders, ownTemplates: input.ownTemplates };
}

/** What would be wrong with the journey if everything planned were there and Meta had approved its templates. */
async function problemsOf(deps: ApiDependencies, plan: ImportPlan): Promise<Problem[]> {
  const context = await validationContext(deps, plan.graph);
  const accounts = new Map((await listSenders(deps.db)).map(({ id, waba_id }) => [id, waba_id]));
  const created = plan.audiences.map(({ id }) => id);
  const lists = plan.audiences.flatMap(({ id, kind }) => (kind === 'list' ? [id] : []));
  return validateGraph(plan.graph, {
    ...context,
    audienceIds: new Set([...context.audienceIds, ...created]),
    listIds: new Set([...(context.listIds ?? []), ...lists]),
    profileFields: [
      ...(context.profileFields ?? []),
      ...plan.attributes.map(({ name }) => `profile.${name}`),
    ],
    templatesOf: (senderId) => [
      ...context.templatesOf(senderId),
      ...plan.drafts
        .filter(({ wabaId }) => wabaId === accounts.get(senderId))
        .map(({ content }) => ({ ...draftTemplate(content), status: 'APPROVED' as const })),
    ],
  });
}

export const journeyFiles = {
  export: api.journeyFiles.export.handler(async ({ context: { deps }, input }) => {
    const journey = await getJourney(deps.db, input.id);
    if (journey === undefined) throw notFound('journey');
    return exportJourney(deps.db, journey, (templateId, medium) =>
      sampleFile(deps, templateId, medium),
    );
  }),

  check: api.journeyFiles.check.handler(async ({ context: { deps }, input }) => {
    const plan = await planImport(deps.db, fileOf(input.file), choicesOf(input));
    const { name, senders, items, graph } = plan;
    return {
      name,
      senders,
      items,
      graph,
      problems: await problemsOf(deps, plan),
      audiences: plan.audiences.map(({ id, name }) => ({ id, name })),
    };
  }),

  import: api.journeyFiles.import.handler(async ({ context: { deps, actor }, input }) =>
    importJourney(
      deps.db,
      { file: fileOf(input.file), choices: choicesOf(input), actor },
      deps.now(),
    ),
  ),
};
