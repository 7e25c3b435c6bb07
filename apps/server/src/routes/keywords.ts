import {
  contentFor,
  defaultGroupOf,
  groupOf,
  groupProblems,
  listKeywordGroups,
  loadKeywordGroups,
  removeKeywordGroup,
  writeKeywordGroup,
  type KeywordGroupRow,
  type WrittenKeywordGroup,
} from '@waypost/engine/keywords';
import {
  compileResponse,
  personalisationData,
  responseContentSchema,
  validateContent,
} from '@waypost/whatsapp';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound, type FieldIssue } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';

function groupShape(row: KeywordGroupRow) {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    words: row.words,
    senderId: row.sender_id,
    purposes: row.purposes,
    reply: responseContentSchema.safeParse(row.reply).data ?? null,
    enabled: row.enabled,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
    updatedBy: row.updated_by,
  };
}

/** @throws 400 with every problem of the group and of its answer, by field */
function refuseProblems(group: WrittenKeywordGroup, others: readonly KeywordGroupRow[]): void {
  const issues: FieldIssue[] = groupProblems(group, others);
  if (group.reply !== null) {
    for (const problem of validateContent({ response: group.reply }, [])) {
      issues.push({
        field: problem.field.replace(/^content\.response/, 'reply'),
        text: problem.text,
      });
    }
  }
  if (issues.length > 0) throw badRequest(issues);
}

async function write(
  deps: ApiDependencies,
  id: string | null,
  group: WrittenKeywordGroup,
  actor: string,
) {
  const rows = await listKeywordGroups(deps.db);
  refuseProblems(
    group,
    rows.filter((row) => row.id !== id),
  );
  const row = await writeKeywordGroup(deps.db, id, group, actor, deps.now());
  if (row === undefined) throw notFound('keyword group');
  return groupShape(row);
}

export const keywords = {
  list: api.keywords.list.handler(async ({ context: { deps } }) => ({
    items: (await listKeywordGroups(deps.db)).map(groupShape),
  })),

  get: api.keywords.get.handler(async ({ context: { deps }, input }) => {
    const row = (await listKeywordGroups(deps.db)).find(({ id }) => id === input.id);
    if (row === undefined) throw notFound('keyword group');
    return groupShape(row);
  }),

  create: api.keywords.create.handler(({ context: { deps, actor }, input }) =>
    write(deps, null, input, actor),
  ),

  update: api.keywords.update.handler(async ({ context: { deps, actor }, input }) => {
    const { id, ...group } = input;
    const row = (await listKeywordGroups(deps.db)).find((one) => one.id === id);
    if (row === undefined) throw notFound('keyword group');
    return write(deps, id, { ...group, kind: row.kind }, actor);
  }),

  remove: api.keywords.remove.handler(async ({ context: { deps }, input }) => {
    const row = (await listKeywordGroups(deps.db)).find(({ id }) => id === input.id);
    if (row === undefined) throw notFound('keyword group');
    if (row.kind === 'opt_out' && row.sender_id === null) {
      throw badRequest([
        {
          field: 'id',
          text: 'People must always be able to stop messages. Change the words or the answer instead.',
        },
      ]);
    }
    await removeKeywordGroup(deps.db, input.id);
    return { removed: true as const };
  }),

  try: api.keywords.try.handler(async ({ context: { deps }, input }) => {
    const { text, senderId = '', language = null } = input;
    const groups = await loadKeywordGroups(deps.db);
    const met =
      groupOf(groups, { text, senderId, isTap: false }) ?? defaultGroupOf(groups, senderId);
    const row = (await listKeywordGroups(deps.db)).find(({ id }) => id === met?.id);
    const content = met?.reply == null ? null : contentFor(met.reply, language, text);
    return {
      group: row === undefined ? null : groupShape(row),
      bubble:
        content === null
          ? null
          : compileResponse(content)(
              personalisationData({
                profile: { firstName: 'Ada', lastName: 'Rossi', attributes: {} },
                event: { text },
                journey: { name: '' },
              }),
            ).bubble,
    };
  }),
};
