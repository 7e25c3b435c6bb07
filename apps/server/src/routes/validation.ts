import { knownAttributes, listAttributes, listAudienceKinds } from '@waypost/engine/audiences';
import { listEventJourneys, listJumpTargets } from '@waypost/engine/journeys';
import { listSecrets } from '@waypost/engine/secrets';
import { listSenders } from '@waypost/engine/senders';
import { listTemplates, templateOf } from '@waypost/engine/templates';
import { validateGraph, type Graph, type Problem, type ValidationContext } from '@waypost/journey';
import type { Template } from '@waypost/whatsapp';

import type { ApiDependencies } from './dependencies.ts';

/** What a graph is checked against: the senders, templates, audiences and attributes there are. */
export async function validationContext(
  deps: ApiDependencies,
  graph: Graph,
  journeyId?: string,
): Promise<ValidationContext> {
  const [senders, templates, audiences, secrets, profileFields, journeys, eventJourneys] =
    await Promise.all([
      listSenders(deps.db),
      listTemplates(deps.db, {}),
      listAudienceKinds(deps.db),
      listSecrets(deps.db),
      knownProfileFields(deps, graph),
      listJumpTargets(deps.db),
      listEventJourneys(deps.db),
    ]);
  const byAccount = new Map<string, Template[]>();
  for (const row of templates) {
    const known = byAccount.get(row.waba_id) ?? [];
    known.push(templateOf(row));
    byAccount.set(row.waba_id, known);
  }
  const accountOf = new Map(senders.map((sender) => [sender.id, sender.waba_id]));
  return {
    senders: senders.map(({ id, name, connection }) => ({ id, name, connection })),
    templatesOf: (senderId) => byAccount.get(accountOf.get(senderId) ?? '') ?? [],
    audienceIds: new Set(audiences.map(({ id }) => id)),
    listIds: new Set(audiences.flatMap(({ id, kind }) => (kind === 'list' ? [id] : []))),
    eventJourneys,
    secrets: secrets.map(({ id, host }) => ({ id, host })),
    profileFields,
    now: Date.now(),
    journeys,
    ...(journeyId === undefined ? {} : { journeyId }),
  };
}

/** The list of attributes comes from a sample of people, so what the graph names beyond it is looked up. */
async function knownProfileFields(deps: ApiDependencies, graph: Graph): Promise<string[]> {
  const listed = new Set(
    (await listAttributes(deps.db))
      .map(({ field }) => field)
      .filter((field) => field.startsWith('profile.')),
  );
  const named = new Set(
    [...JSON.stringify(graph).matchAll(/profile\.([A-Za-z0-9_]{1,64})/g)].map(
      ([, name = '']) => name,
    ),
  );
  const others = [...named].filter((name) => !listed.has(`profile.${name}`));
  for (const name of await knownAttributes(deps.db, others)) listed.add(`profile.${name}`);
  return [...listed];
}

/** What is wrong with a graph as things stand now. */
export async function validate(
  deps: ApiDependencies,
  graph: Graph,
  journeyId?: string,
): Promise<Problem[]> {
  return validateGraph(graph, await validationContext(deps, graph, journeyId));
}
