import type { TemplateCategory } from '@waypost/whatsapp';
import { z } from 'zod';

import { GraphError } from '../graph/graph-error.ts';
import { checkMedium, checkParameters, templateSendSchema } from '../templates/check-parameters.ts';
import type { TemplateShelf } from '../templates/template-shelf.ts';
import { checkInteractive } from './check-interactive.ts';
import { readPart } from './read-part.ts';

/** What a send asks for once it is known to be valid. */
export interface ValidSend {
  kind: string;
  /** The object named by `kind`, as received. */
  content: unknown;
  to: string;
  echo: string | null;
  quotedId: string | null;
  template: { name: string; revision: number; category: TemplateCategory } | null;
}

const envelopeSchema = z.looseObject({
  messaging_product: z.string().optional(),
  recipient_type: z.string().optional(),
  to: z.union([z.string(), z.number()]).optional(),
  recipient: z.string().optional(),
  type: z.string().optional(),
  context: z.looseObject({ message_id: z.string().optional() }).nullish(),
  biz_opaque_callback_data: z.string().nullish(),
});

const kinds = new Set([
  'text',
  'template',
  'interactive',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'reaction',
]);

const textSchema = z.looseObject({ body: z.string(), preview_url: z.boolean().optional() });
const captionSchema = z.looseObject({
  id: z.unknown().optional(),
  link: z.unknown().optional(),
  caption: z.string().max(1024).optional(),
});
const coordinate = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]);
const locationSchema = z.looseObject({ latitude: coordinate, longitude: coordinate });
const contactsSchema = z
  .array(z.looseObject({ name: z.looseObject({ formatted_name: z.string().min(1) }) }))
  .min(1)
  .max(257);
const reactionSchema = z.looseObject({ message_id: z.string().min(1), emoji: z.string() });

function checkTemplate(
  shelf: TemplateShelf,
  wabaId: string,
  value: unknown,
): ValidSend['template'] {
  const send = readPart(templateSendSchema, value, 'template');
  const language = send.language.code.replace('-', '_');
  const template = shelf.find(wabaId, send.name, language);
  if (template?.status === 'PAUSED') {
    throw new GraphError(132015, `template ${send.name} is paused due to low quality`);
  }
  if (template?.status === 'DISABLED') {
    throw new GraphError(132016, `template ${send.name} is disabled due to low quality`);
  }
  if (template?.status !== 'APPROVED') {
    throw new GraphError(
      132001,
      `template name (${send.name}) does not exist in ${send.language.code}`,
    );
  }
  checkParameters(template, send.components ?? []);
  return { name: template.name, revision: template.revision, category: template.category };
}

function checkContent(kind: string, value: unknown): void {
  switch (kind) {
    case 'text': {
      const { body } = readPart(textSchema, value, 'text');
      if (body.length === 0)
        throw new GraphError(131008, `The parameter text['body'] is required.`);
      if (body.length > 4096) {
        throw new GraphError(100, `Param text['body'] must be at most 4096 characters long.`);
      }
      return;
    }
    case 'interactive':
      checkInteractive(value);
      return;
    case 'location':
      readPart(locationSchema, value, kind);
      return;
    case 'contacts':
      readPart(contactsSchema, value, kind);
      return;
    case 'reaction':
      readPart(reactionSchema, value, kind);
      return;
    default:
      checkMedium(kind, readPart(captionSchema, value, kind));
  }
}

/**
 * Checks the body of `POST /{phone}/messages` with Meta's rules and limits. Throws a GraphError:
 * 100 for the envelope, 131008/131009 for its parts, 132xxx for templates, 131051 for unknown types.
 * Whether the customer-service window is open is not asked here: Meta tells that by webhook.
 */
export function readSend(
  shelf: TemplateShelf,
  wabaId: string,
  body: Record<string, unknown>,
): ValidSend {
  const read = envelopeSchema.safeParse(body);
  if (!read.success) {
    const field = read.error.issues[0]?.path.join('.') ?? '';
    throw new GraphError(100, `Param ${field} is of the wrong type.`);
  }
  const envelope = read.data;
  if (envelope.messaging_product !== 'whatsapp') {
    throw new GraphError(
      100,
      envelope.messaging_product === undefined
        ? 'The parameter messaging_product is required.'
        : "Param messaging_product must be one of {'whatsapp'}",
    );
  }
  if (envelope.recipient_type !== undefined && envelope.recipient_type !== 'individual') {
    throw new GraphError(100, "Param recipient_type must be one of {'individual'}");
  }
  const to = envelope.to ?? envelope.recipient;
  if (to === undefined || to === '') throw new GraphError(100, 'The parameter to is required.');
  const echo = envelope.biz_opaque_callback_data ?? null;
  if (echo !== null && echo.length > 512) {
    throw new GraphError(
      100,
      'Param biz_opaque_callback_data must be at most 512 characters long.',
    );
  }
  const kind = envelope.type?.toLowerCase() ?? 'text';
  if (!kinds.has(kind)) throw new GraphError(131051, `Message type ${kind} is not supported.`);
  const content = body[kind];
  const template = kind === 'template' ? checkTemplate(shelf, wabaId, content) : null;
  if (!template) checkContent(kind, content);
  return {
    kind,
    content,
    to: String(to),
    echo,
    quotedId: envelope.context?.message_id ?? null,
    template,
  };
}
