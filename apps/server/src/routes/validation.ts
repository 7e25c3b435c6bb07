import { listAttributes } from '@waypost/engine/audiences';
import { listSenders } from '@waypost/engine/senders';
import { listTemplates, templateOf } from '@waypost/engine/templates';
import { validateGraph, type Graph, type Problem, type ValidationContext } from '@waypost/journey';
import type { Template } from '@waypost/whatsapp';

import type { ApiDependencies } from './dependencies.ts';

/** What a graph is checked against: the senders, templates, audiences and attributes there are. */
export async function validationContext(deps: ApiDependencies): Promise<ValidationContext> {
  const [senders, templates, audiences, attributes] = await Promise.all([
    listSenders(deps.db),
    listTemplates(deps.db, {}),
    deps.db.selectFrom('audience').select('id').execute(),
    listAttributes(deps.db),
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
    profileFields: attributes
      .map(({ field }) => field)
      .filter((field) => field.startsWith('profile.')),
  };
}

/** What is wrong with a graph as things stand now. */
export async function validate(deps: ApiDependencies, graph: Graph): Promise<Problem[]> {
  return validateGraph(graph, await validationContext(deps));
}
