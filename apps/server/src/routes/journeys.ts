import {
  createJourney,
  dismissAdvice,
  getJourney,
  getJourneyLife,
  getVersion,
  latestTransfer,
  listJourneys,
  listVersions,
  removeJourney,
  archiveJourney,
  renameJourney,
  saveDraft,
  type JourneyWithDraft,
  type ListedJourney,
  type ListedVersion,
} from '@waypost/engine/journeys';
import { findTemplateTexts } from '@waypost/engine/journey-library';
import { listPeople } from '@waypost/engine/people';
import {
  diffGraphs,
  findInJourney,
  graphSchema,
  isPublishable,
  type Graph,
} from '@waypost/journey';

import { countedPeriod } from '../live/counted-period.ts';
import { journeyCounts, type CountedAt } from '../live/journey-counts.ts';
import { createReplies } from '../live/replies.ts';
import { watchCounts } from '../live/watch-counts.ts';
import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';
import { journeyExits, journeyGoal } from './journey-goals.ts';
import { journeyEntry } from './journey-entry.ts';
import { withFolder } from './journey-library.ts';
import { publishSummary } from './publish-summary.ts';
import { runOf } from './run-shape.ts';
import { validate } from './validation.ts';

const emptyGraph: Graph = {
  format: 1,
  settings: { reentry: 'never' },
  activities: [],
  connections: [],
};

function journeyOf(row: ListedJourney) {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    demo: row.demo,
    archived: row.archived,
    folderId: row.folder_id,
    tags: row.tags,
    liveVersion: row.live_version,
    unpublishedChanges: row.unpublished_changes,
    peopleInside: row.people_inside,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
    updatedBy: row.updated_by,
  };
}

function journeyDetailOf(row: JourneyWithDraft) {
  return {
    ...journeyOf(row),
    draft: row.draft,
    draftRevision: row.draft_revision,
    dismissedAdvice: row.dismissed_advice,
  };
}

function versionOf(row: ListedVersion) {
  return {
    number: row.number,
    publishedAt: iso(row.published_at),
    publishedBy: row.published_by,
    live: row.live,
    peopleInside: row.people_inside,
    updates: row.updates,
  };
}

/** How much of a version differs from the one before. */
function changesSince(before: { graph: Graph } | undefined, after: { graph: Graph }) {
  if (before === undefined) return null;
  const { added, removed, changed, ways, settings } = diffGraphs(
    graphSchema.parse(before.graph),
    graphSchema.parse(after.graph),
  );
  return {
    added: added.length,
    removed: removed.length,
    changed: changed.length,
    ways: ways.length,
    settings: settings.length > 0,
  };
}

async function existingJourney(deps: ApiDependencies, id: string): Promise<JourneyWithDraft> {
  const journey = await getJourney(deps.db, id);
  if (journey === undefined) throw notFound('journey');
  return journey;
}

/** Whether it concerns people inside. */
function isOn({ status }: JourneyWithDraft): boolean {
  return status === 'live' || status === 'paused' || status === 'closed';
}

/** The numbers of a version: the one named, else the live one. */
async function countsOf(
  deps: ApiDependencies,
  journey: JourneyWithDraft,
  asked: Omit<CountedAt, 'now'>,
  number?: number,
) {
  const wanted = number ?? journey.live_version;
  const version = wanted === null ? undefined : await getVersion(deps.db, journey.id, wanted);
  if (number !== undefined && version === undefined) throw notFound('version of this journey');
  return journeyCounts(deps.db, journey.status, version ?? null, { ...asked, now: deps.now() });
}

export const journeys = {
  list: api.journeys.list.handler(async ({ context: { deps }, input }) => {
    const search = input.search?.trim() ?? '';
    const templates = search === '' ? [] : await findTemplateTexts(deps.db, search);
    const page = await listJourneys(deps.db, { ...input, templates });
    return {
      ...page,
      items: page.items.map((row) => ({
        ...journeyOf(row),
        matches:
          row.draft === null ? [] : findInJourney(graphSchema.parse(row.draft), search, templates),
      })),
    };
  }),

  create: api.journeys.create.handler(async ({ context: { deps, actor }, input }) => {
    const { name, draft = emptyGraph, folderId = null, tags } = input;
    const id = await withFolder(
      createJourney(deps.db, { name, draft, folderId, tags, actor }, deps.now()),
    );
    return journeyDetailOf(await existingJourney(deps, id));
  }),

  get: api.journeys.get.handler(async ({ context: { deps }, input }) =>
    journeyDetailOf(await existingJourney(deps, input.id)),
  ),

  life: api.journeys.life.handler(async ({ context: { deps }, input }) => {
    const life = await getJourneyLife(deps.db, input.id);
    if (life === undefined) throw notFound('journey');
    return {
      status: life.status,
      liveVersion: life.live_version,
      peopleInside: life.people_inside,
    };
  }),

  rename: api.journeys.rename.handler(async ({ context: { deps, actor }, input }) => {
    await renameJourney(deps.db, { ...input, actor }, deps.now());
    return journeyOf(await existingJourney(deps, input.id));
  }),

  archive: api.journeys.archive.handler(async ({ context: { deps }, input }) => {
    const { id, archived } = input;
    const result = await archiveJourney(deps.db, { id, isArchived: archived }, deps.now());
    if (result === 'not_found') throw notFound('journey');
    if (result === 'goes_on') {
      throw badRequest([
        {
          field: 'id',
          text: 'This journey still goes on. Stop it, or wait until it has finished.',
        },
      ]);
    }
    return journeyOf(await existingJourney(deps, id));
  }),

  dismissAdvice: api.journeys.dismissAdvice.handler(async ({ context: { deps }, input }) => {
    const { id, code, dismissed } = input;
    if (!(await dismissAdvice(deps.db, { id, code, isDismissed: dismissed }))) {
      throw notFound('journey');
    }
    return { dismissed };
  }),

  saveDraft: api.journeys.saveDraft.handler(async ({ context: { deps, actor }, input, errors }) => {
    const save = await saveDraft(
      deps.db,
      { id: input.id, draft: input.draft, revision: input.revision, actor },
      deps.now(),
    );
    switch (save.kind) {
      case 'saved':
        return { revision: save.revision, savedAt: iso(save.savedAt) };
      case 'not_found':
        throw notFound('journey');
      case 'conflict':
        throw errors.CONFLICT({
          data: { ...save.present, updatedAt: iso(save.present.updatedAt) },
        });
    }
  }),

  duplicate: api.journeys.duplicate.handler(async ({ context: { deps, actor }, input }) => {
    const { name, draft, folder_id: folderId, tags } = await existingJourney(deps, input.id);
    const id = await createJourney(
      deps.db,
      { name: `${name.slice(0, 113)} (copy)`, draft, folderId, tags, actor },
      deps.now(),
    );
    return journeyDetailOf(await existingJourney(deps, id));
  }),

  remove: api.journeys.remove.handler(async ({ context: { deps }, input }) => {
    const removal = await removeJourney(deps.db, input.id);
    if (removal === 'not_found') throw notFound('journey');
    if (removal === 'published') {
      throw badRequest([
        {
          field: 'id',
          text: 'This journey was published; its people and messages refer to it. Stop it instead.',
        },
      ]);
    }
    if (removal === 'being_tried') {
      throw badRequest([
        {
          field: 'id',
          text: 'People are trying this journey on their phones. Stop the trial first.',
        },
      ]);
    }
    return { removed: true as const };
  }),

  validate: api.journeys.validate.handler(async ({ context: { deps }, input }) => {
    const graph = input.graph ?? (await existingJourney(deps, input.id)).draft;
    const problems = await validate(deps, graph, input.id);
    return { valid: isPublishable(problems), problems };
  }),

  publishSummary: api.journeys.publishSummary.handler(async ({ context: { deps }, input }) => {
    const journey = await existingJourney(deps, input.id);
    return publishSummary(deps, {
      id: journey.id,
      graph: journey.draft,
      peopleInside: journey.people_inside,
      liveVersion: journey.live_version,
      isOn: isOn(journey),
    });
  }),

  publish: api.journeys.publish.handler(async ({ context: { deps, actor }, input, errors }) => {
    const journey = await existingJourney(deps, input.id);
    if (input.revision !== undefined && input.revision !== journey.draft_revision) {
      throw badRequest([
        {
          field: 'revision',
          text: 'The draft changed since. Look at what would be published and publish again.',
        },
      ]);
    }
    const problems = await validate(deps, journey.draft, journey.id);
    if (!isPublishable(problems)) throw errors.INVALID_GRAPH({ data: { problems } });
    const { number } = await deps.engine.publishJourney({
      journeyId: journey.id,
      graph: journey.draft,
      revision: journey.draft_revision,
      actor,
      ...(input.people === undefined ? {} : { people: input.people }),
    });
    return { version: number };
  }),

  updateContent: api.journeys.updateContent.handler(
    async ({ context: { deps, actor }, input, errors }) => {
      const journey = await existingJourney(deps, input.id);
      if (input.revision !== journey.draft_revision) {
        throw badRequest([
          {
            field: 'revision',
            text: 'The draft changed since. Look at what would go live and try again.',
          },
        ]);
      }
      const problems = await validate(deps, journey.draft, journey.id);
      if (!isPublishable(problems)) throw errors.INVALID_GRAPH({ data: { problems } });
      const { number } = await deps.engine.updateContent({
        journeyId: journey.id,
        graph: journey.draft,
        revision: journey.draft_revision,
        actor,
      });
      return { version: number };
    },
  ),

  transfer: api.journeys.transfer.handler(async ({ context: { deps }, input }) => {
    await existingJourney(deps, input.id);
    const transfer = await latestTransfer(deps.db, input.id);
    if (transfer === null) return null;
    const { asked_at: askedAt, done_at: doneAt, ...figures } = transfer;
    return { ...figures, askedAt: iso(askedAt), doneAt: doneAt === null ? null : iso(doneAt) };
  }),

  pause: api.journeys.pause.handler(async ({ context: { deps, actor }, input }) => {
    await existingJourney(deps, input.id);
    await deps.engine.pauseJourney({ journeyId: input.id, entries: input.entries, actor });
    return journeyOf(await existingJourney(deps, input.id));
  }),

  resume: api.journeys.resume.handler(async ({ context: { deps, actor }, input }) => {
    await existingJourney(deps, input.id);
    await deps.engine.resumeJourney({ journeyId: input.id, actor });
    return journeyOf(await existingJourney(deps, input.id));
  }),

  close: api.journeys.close.handler(async ({ context: { deps, actor }, input }) => {
    await existingJourney(deps, input.id);
    await deps.engine.closeEntries({ journeyId: input.id, actor });
    return journeyOf(await existingJourney(deps, input.id));
  }),

  reopen: api.journeys.reopen.handler(async ({ context: { deps, actor }, input }) => {
    await existingJourney(deps, input.id);
    await deps.engine.reopenEntries({ journeyId: input.id, actor });
    return journeyOf(await existingJourney(deps, input.id));
  }),

  restart: api.journeys.restart.handler(async ({ context: { deps, actor }, input, errors }) => {
    const journey = await existingJourney(deps, input.id);
    const last =
      journey.live_version === null
        ? undefined
        : await getVersion(deps.db, journey.id, journey.live_version);
    if (last === undefined || (journey.status !== 'stopped' && journey.status !== 'finished')) {
      throw badRequest([
        { field: 'id', text: 'Only a journey that is stopped or finished can be restarted.' },
      ]);
    }
    const problems = await validate(deps, last.graph, journey.id);
    if (!isPublishable(problems)) throw errors.INVALID_GRAPH({ data: { problems } });
    await deps.engine.publishJourney({ journeyId: journey.id, graph: last.graph, actor });
    return journeyOf(await existingJourney(deps, input.id));
  }),

  stop: api.journeys.stop.handler(async ({ context: { deps, actor }, input }) => {
    const journey = await existingJourney(deps, input.id);
    if (!isOn(journey)) {
      throw badRequest([
        { field: 'id', text: 'Only a journey that is live, paused or closed can be stopped.' },
      ]);
    }
    await deps.engine.stopJourney({ journeyId: input.id, actor });
    return journeyOf(await existingJourney(deps, input.id));
  }),

  entry: api.journeys.entry.handler(async ({ context: { deps }, input }) =>
    journeyEntry(deps, await existingJourney(deps, input.id)),
  ),

  skipDate: api.journeys.skipDate.handler(async ({ context: { deps }, input }) => {
    const journey = await existingJourney(deps, input.id);
    await deps.engine.skipNextDate({ journeyId: input.id, date: input.date });
    return journeyEntry(deps, journey);
  }),

  goal: api.journeys.goal.handler(async ({ context: { deps }, input }) =>
    journeyGoal(deps, await existingJourney(deps, input.id)),
  ),

  exits: api.journeys.exits.handler(async ({ context: { deps }, input }) => {
    await existingJourney(deps, input.id);
    return journeyExits(deps, input.id);
  }),

  setExits: api.journeys.setExits.handler(async ({ context: { deps, actor }, input, errors }) => {
    const journey = await existingJourney(deps, input.id);
    const { exits } = input;
    const draft = { ...journey.draft, settings: { ...journey.draft.settings, exits } };
    const problems = (await validate(deps, draft)).filter(({ field }) =>
      field.startsWith('settings.exits.'),
    );
    if (!isPublishable(problems)) throw errors.INVALID_GRAPH({ data: { problems } });
    await deps.engine.setExits({ journeyId: input.id, exits, actor });
    return journeyExits(deps, input.id);
  }),

  versions: api.journeys.versions.handler(async ({ context: { deps }, input }) => {
    await existingJourney(deps, input.id);
    const rows = await listVersions(deps.db, input.id);
    return {
      items: rows.map((row, place) => ({
        ...versionOf(row),
        changes: changesSince(rows[place + 1], row),
      })),
    };
  }),

  version: api.journeys.version.handler(async ({ context: { deps }, input }) => {
    const version = await getVersion(deps.db, input.id, input.number);
    if (version === undefined) throw notFound('version of this journey');
    return { ...versionOf(version), graph: version.graph };
  }),

  counts: api.journeys.counts.handler(async ({ context: { deps }, input }) => {
    const journey = await existingJourney(deps, input.id);
    const period = await countedPeriod(deps, input);
    const replies = createReplies(deps.db, journey.id);
    return countsOf(deps, journey, { period, replies }, input.version);
  }),

  live: api.journeys.live.handler(async function* ({ context: { deps, stopping }, input, signal }) {
    await existingJourney(deps, input.id);
    const replies = createReplies(deps.db, input.id);
    const ended = signal === undefined ? stopping : AbortSignal.any([signal, stopping]);
    yield* watchCounts(
      deps.engine,
      async () => {
        const journey = await getJourney(deps.db, input.id);
        if (journey === undefined) return null;
        // Days go by while somebody watches.
        return countsOf(deps, journey, { period: await countedPeriod(deps, input), replies });
      },
      ended,
    );
  }),

  people: api.journeys.people.handler(async ({ context: { deps }, input }) => {
    const page = await listPeople(deps.db, { ...input, journeyId: input.id });
    return { ...page, items: page.items.map(runOf) };
  }),
};
