import type { Router } from 'express';

import type { Context } from '../context.ts';
import { GraphError, unknownObject } from '../graph/graph-error.ts';
import { readBody } from '../graph/read-body.ts';
import { plainType } from './media-rules.ts';
import { readBytes } from './read-form.ts';

/** Types that a template's header or a profile picture can have. */
const sampleTypes = new Set([
  'application/pdf',
  'image/jpeg',
  'image/jpg',
  'image/png',
  'video/mp4',
]);
const largestSample = 100 * 1024 * 1024;

/** The resumable upload: `POST /{app}/uploads`, then the bytes to `POST /upload:…`. */
export function addSampleRoutes(router: Router, context: Context): void {
  const { accounts, permit, samples } = context;

  router.post('/:node/uploads', async (request, response) => {
    const appId = request.params.node;
    permit(request, { scope: null, appWillDo: true });
    if (!accounts.app(appId)) throw unknownObject(appId, request.method);
    const asked = { ...request.query, ...(await readBody(request)) };
    const length = Number(asked['file_length']);
    const declared = asked['file_type'];
    const mimeType = plainType(typeof declared === 'string' ? declared : '');
    if (!Number.isInteger(length) || length < 1 || length > largestSample) {
      throw new GraphError(100, 'Param file_length must be the number of bytes, at most 100 MB.');
    }
    if (!sampleTypes.has(mimeType)) {
      throw new GraphError(
        100,
        `Param file_type must be one of ${[...sampleTypes].join(', ')}; received '${mimeType}'.`,
      );
    }
    response.json({ id: samples.start({ appId, mimeType, length }) });
  });

  router.get('/:node', (request, response, next) => {
    const id = request.params.node;
    if (!id.startsWith('upload:')) {
      next();
      return;
    }
    permit(request, { scope: null, appWillDo: true });
    const session = samples.session(id);
    if (!session) throw unknownObject(id, request.method);
    response.json({ id, file_offset: session.offset });
  });

  router.post('/:node', async (request, response, next) => {
    const id = request.params.node;
    if (!id.startsWith('upload:')) {
      next();
      return;
    }
    permit(request, { scope: null, appWillDo: true });
    const session = samples.session(id);
    if (!session) throw unknownObject(id, request.method);
    const offset = Number(request.headers['file_offset'] ?? '0');
    const handle = samples.append(id, offset, await readBytes(request));
    response.json(handle === null ? { id, file_offset: session.offset } : { h: handle });
  });
}
