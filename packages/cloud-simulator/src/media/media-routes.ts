import type { Request, Router } from 'express';

import { numberOf } from '../accounts/number-routes.ts';
import type { Context } from '../context.ts';
import { GraphError, unknownObject } from '../graph/graph-error.ts';
import { checkUpload, plainType } from './media-rules.ts';
import type { StoredMedium } from './media-shelf.ts';
import { readForm } from './read-form.ts';

const downloadPath = '/whatsapp_business/attachments';

/** The medium that a request names, as far as its token may see it; undefined when no medium has the id. */
export function mediumOf(context: Context, request: Request): StoredMedium | undefined {
  const { accounts, media, permit } = context;
  const medium = media.find(String(request.params['node']));
  if (!medium) return undefined;
  const { phoneNumberId } = medium;
  permit(request, {
    scope: 'whatsapp_business_messaging',
    phoneNumberId,
    wabaId: accounts.number(phoneNumberId)?.wabaId,
  });
  const asked = request.query['phone_number_id'];
  if (asked !== undefined && asked !== phoneNumberId) {
    throw unknownObject(medium.id, request.method);
  }
  return medium;
}

/** A medium as the Graph API shows it; its address is good for five minutes. */
export function mediumNode(
  context: Context,
  request: Request,
  medium: StoredMedium,
): Record<string, unknown> {
  const host = `${request.protocol}://${request.headers.host}${request.baseUrl}`;
  return {
    messaging_product: 'whatsapp',
    url: `${host}${downloadPath}/?${context.media.addressOf(medium.id)}`,
    mime_type: medium.mimeType,
    sha256: medium.sha256,
    file_size: medium.size,
    id: medium.id,
  };
}

/** Upload and download of media. Reading and deleting by id: `GET` and `DELETE /{media}`. */
export function addMediaRoutes(router: Router, context: Context): void {
  const { media, permit } = context;

  router.post('/:node/media', async (request, response) => {
    const { phoneNumberId } = numberOf(context, request, 'whatsapp_business_messaging');
    const { fields, file } = await readForm(request);
    if (fields['messaging_product'] !== 'whatsapp') {
      throw new GraphError(100, 'The parameter messaging_product is required.');
    }
    if (!file) throw new GraphError(100, 'The parameter file is required.');
    const declared = fields['type'] ?? file.mimeType;
    const mimeType = plainType(declared === '' ? file.mimeType : declared);
    checkUpload(mimeType, file.bytes);
    const { id } = media.upload({ phoneNumberId, mimeType, bytes: file.bytes });
    response.json({ id });
  });

  router.get(downloadPath, (request, response) => {
    permit(request, { scope: null });
    const id = media.opens(request.query);
    const medium = id === undefined ? undefined : media.find(id);
    const bytes = id === undefined ? undefined : media.bytes(id);
    if (!medium || !bytes) {
      response.status(404).type('text').send('');
      return;
    }
    response.type(medium.mimeType).send(bytes);
  });
}
