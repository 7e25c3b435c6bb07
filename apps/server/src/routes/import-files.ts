import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { ORPCError } from '@orpc/server';
import { getImport, receiveFile, rejectionsCsv, UnusableFileError } from '@waypost/engine/imports';
import type { Express, Request } from 'express';
import { z } from 'zod';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { importOf } from './import-shape.ts';
import { beginImport } from './imports.ts';
import { plainFileName, receiveForm } from './receive-form.ts';
import { streamedRoute } from './streamed-route.ts';

const querySchema = z.object({
  start: z.stringbool().default(false),
  defaultCountry: z.string().length(2).optional(),
  audienceName: z.string().min(1).max(80).optional(),
  /** Of a plain body, which brings no name along. */
  fileName: z.string().min(1).max(200).default('upload.csv'),
});

/** Adds the routes of imports that carry files: they are streamed and never held in memory. */
export function mountImportFiles(app: Express, deps: ApiDependencies): void {
  const { importer } = deps;
  app.post(
    '/api/profiles/import',
    streamedRoute(deps, { role: 'author', name: 'imports.upload' }, async (request, response) => {
      const query = querySchema.safeParse(request.query);
      if (!query.success) {
        throw badRequest(
          query.error.issues.map(({ path, message }) => ({ field: path.join('.'), text: message })),
        );
      }
      const { start, fileName, ...options } = query.data;
      const uploaded = await receiveUpload(request, deps, fileName);
      const shown = importOf(uploaded);
      response
        .status(201)
        .json(
          start
            ? await beginImport({ deps, importer }, 'importing', { ...shown, ...options })
            : shown,
        );
    }),
  );

  app.get(
    '/api/imports/:id/rejections.csv',
    streamedRoute(
      deps,
      { role: 'viewer', name: 'imports.rejectionsCsv' },
      async (request, response) => {
        const id = z.guid().safeParse(request.params['id']);
        const found = id.success ? await getImport(deps.db, id.data) : undefined;
        if (found === undefined) throw notFound('import');
        response.attachment(`rejected rows of ${found.file_name.replace(/\.(csv|txt)$/i, '')}.csv`);
        response.type('text/csv; charset=utf-8');
        await pipeline(Readable.from(rejectionsCsv(deps.db, found)), response);
      },
    ),
  );
}

async function receiveUpload(request: Request, deps: ApiDependencies, fileName: string) {
  const receive = (bytes: AsyncIterable<Uint8Array>, name: string) =>
    receiveFile({ db: deps.db, now: () => deps.now() }, { bytes, fileName: name }).catch(
      (error: unknown) => {
        if (!(error instanceof UnusableFileError)) throw error;
        if (error.reason !== 'too_large') {
          throw badRequest([{ field: 'file', text: error.message }]);
        }
        throw new ORPCError('PAYLOAD_TOO_LARGE', { message: error.message });
      },
    );
  return request.is('multipart/form-data')
    ? receiveForm(request, receive)
    : // A refusal has to leave the connection open for the answer.
      receive(request.iterator({ destroyOnReturn: false }), plainFileName(fileName));
}
