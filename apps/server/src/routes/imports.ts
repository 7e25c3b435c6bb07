import { ORPCError } from '@orpc/server';
import {
  getImport,
  listImports,
  listRejections,
  mappingProblems,
  type ColumnMapping,
  type Importer,
} from '@waypost/engine/imports';
import { recogniseCountry } from '@waypost/engine/profiles';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound, type FieldIssue } from './errors.ts';
import { importOf } from './import-shape.ts';
import { api } from './procedure.ts';

/** How a file is to be read, as requests say it. */
export interface ImportRequest {
  id: string;
  mapping: ColumnMapping;
  defaultCountry?: string | undefined;
  audienceName?: string | undefined;
}

/** Sets an import to work. Refuses what the mapping cannot mean, and an import that is at work or done. */
export async function beginImport(
  { deps, importer }: { deps: ApiDependencies; importer: Importer },
  status: 'checking' | 'importing',
  { id, mapping, defaultCountry, audienceName }: ImportRequest,
) {
  const found = await getImport(deps.db, id);
  if (found === undefined) throw notFound('import');
  const issues: FieldIssue[] = mappingProblems(mapping, found.columns);
  const country = defaultCountry === undefined ? null : recogniseCountry(defaultCountry);
  if (defaultCountry !== undefined && country === null) {
    issues.push({
      field: 'defaultCountry',
      text: 'This is no country. Use an ISO code such as IT.',
    });
  }
  if (audienceName?.trim() === '') {
    issues.push({
      field: 'audienceName',
      text: 'The name is empty. Leave it out for no audience.',
    });
  }
  if (issues.length > 0) throw badRequest(issues);
  const begun = await importer.begin(id, status, {
    mapping,
    defaultCountry: country,
    audienceName: audienceName?.trim(),
  });
  if (begun === undefined) {
    throw new ORPCError('CONFLICT', {
      message:
        found.status === 'done'
          ? 'This file is imported already. Upload it again to import it again.'
          : 'This import is at work. Wait until it is done.',
    });
  }
  return importOf(begun);
}

export const imports = {
  list: api.imports.list.handler(async ({ context: { deps }, input }) => {
    const page = await listImports(deps.db, input);
    return { ...page, items: page.items.map(importOf) };
  }),

  get: api.imports.get.handler(async ({ context: { deps }, input }) => {
    const found = await getImport(deps.db, input.id);
    if (found === undefined) throw notFound('import');
    return importOf(found);
  }),

  check: api.imports.check.handler(({ context, input }) => beginImport(context, 'checking', input)),

  start: api.imports.start.handler(({ context, input }) =>
    beginImport(context, 'importing', input),
  ),

  rejections: api.imports.rejections.handler(async ({ context: { deps }, input }) => {
    const { id, ...page } = input;
    if ((await getImport(deps.db, id)) === undefined) throw notFound('import');
    const rejections = await listRejections(deps.db, { importId: id, ...page });
    return {
      ...rejections,
      items: rejections.items.map(({ line, code, reason, content }) => ({
        line,
        code,
        reason,
        content,
      })),
    };
  }),
};
