import type { Request, Router } from 'express';
import { z } from 'zod';

import { numberOf } from '../accounts/number-routes.ts';
import type { Context } from '../context.ts';
import { GraphError } from '../graph/graph-error.ts';
import { pageOf } from '../graph/page.ts';
import { pictureUrl } from '../graph/picture-url.ts';
import { readBody } from '../graph/read-body.ts';
import { readPart } from '../messages/read-part.ts';
import { deepLinkOf, type QrCode } from './qr-code-shelf.ts';

/** How many codes one number can have. */
const mostCodes = 2000;
const bodySchema = z.looseObject({
  prefilled_message: z.string().min(1).max(140),
  generate_qr_image: z.enum(['PNG', 'SVG']).optional(),
  code: z.string().optional(),
});

type Format = 'PNG' | 'SVG';

/** Picture format that `fields=qr_image_url.format(SVG)` asks for. */
function formatOf(fields: unknown): Format | undefined {
  if (typeof fields !== 'string' || !fields.includes('qr_image_url')) return undefined;
  return /format\(SVG\)/i.test(fields) ? 'SVG' : 'PNG';
}

function shown(request: Request, code: QrCode, format: Format | undefined) {
  const file = `${code.code}.${format === 'SVG' ? 'svg' : 'png'}`;
  return {
    code: code.code,
    prefilled_message: code.prefilledMessage,
    deep_link_url: deepLinkOf(code.code),
    ...(format === undefined ? {} : { qr_image_url: `${pictureUrl(request)}/qr/${file}` }),
  };
}

/** `/{phone}/message_qrdls`: short links and QR codes with words to start from. */
export function addQrCodeRoutes(router: Router, context: Context): void {
  const { qrCodes } = context;

  const find = (phoneNumberId: string, code: string): QrCode => {
    const found = qrCodes.find(code);
    if (found?.phoneNumberId === phoneNumberId) return found;
    throw new GraphError(100, `The QR code ${code} does not exist.`);
  };

  router.post('/:node/message_qrdls', async (request, response) => {
    const { phoneNumberId } = numberOf(context, request);
    const body = { ...request.query, ...(await readBody(request)) };
    const asked = readPart(bodySchema, body, 'body');
    if (asked.code !== undefined) {
      const { code } = find(phoneNumberId, asked.code);
      qrCodes.change(code, asked.prefilled_message);
      const changed = { code, phoneNumberId, prefilledMessage: asked.prefilled_message };
      response.json(shown(request, changed, asked.generate_qr_image));
      return;
    }
    if (qrCodes.list(phoneNumberId).length >= mostCodes) {
      throw new GraphError(100, `A number can have ${mostCodes} QR codes at most.`);
    }
    const made = qrCodes.create(phoneNumberId, asked.prefilled_message);
    response.json(shown(request, made, asked.generate_qr_image));
  });

  router.get('/:node/message_qrdls', (request, response) => {
    const { phoneNumberId } = numberOf(context, request);
    const { code, fields } = request.query;
    const all = qrCodes
      .list(phoneNumberId)
      .filter((each) => code === undefined || each.code === code);
    const page = pageOf(request, all, (each) => each.code);
    const format = formatOf(fields);
    response.json({ ...page, data: page.data.map((each) => shown(request, each, format)) });
  });
  router.get('/:node/message_qrdls/:code', (request, response) => {
    const { phoneNumberId } = numberOf(context, request);
    const code = find(phoneNumberId, request.params.code);
    response.json({ data: [shown(request, code, formatOf(request.query['fields']))] });
  });
  router.delete('/:node/message_qrdls/:code', (request, response) => {
    const { phoneNumberId } = numberOf(context, request);
    qrCodes.remove(find(phoneNumberId, request.params.code).code);
    response.json({ success: true });
  });
}
