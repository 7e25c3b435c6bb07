import type { TemplateCategory } from '@waypost/whatsapp';
import { z } from 'zod';

import { GraphError } from '../graph/graph-error.ts';
import type { Context } from '../context.ts';
import { checkParameters } from '../templates/check-parameters.ts';
import { templateSendSchema } from '../templates/send-schema.ts';
import type { TemplateShelf } from '../templates/template-shelf.ts';
import { checkContent } from './check-content.ts';
import { mediaInSend, mediaKinds, type UsedMedium } from './media-in-send.ts';
import { checkMediaIds } from './media-trouble.ts';
import { readPart } from './read-part.ts';
import { readRecipient, type Recipient } from './recipient.ts';

/** What a send asks for once it is known to be valid. */
export interface ValidSend {
  kind: string;
  /** The object named by `kind`, as received. */
  content: unknown;
  recipient: Recipient;
  echo: string | null;
  quotedId: string | null;
  template: { id: number; name: string; revision: number; category: TemplateCategory } | null;
  media: UsedMedium[];
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

const kinds = new Set<string>([
  'text',
  'template',
  'interactive',
  ...mediaKinds,
  'location',
  'contacts',
  'reaction',
]);

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
  const { id, name, revision, category } = template;
  return { id, name, revision, category };
}

/**
 * Checks the body of `POST /{phone}/messages` with Meta's rules and limits. Throws a GraphError:
 * 100 for the envelope, 131008/131009 for its parts, 132xxx for templates, 131051 for unknown types.
 * Whether the customer-service window is open is not asked here: Meta tells that by webhook.
 */
export function readSend(
  context: Pick<Context, 'templates' | 'handsets' | 'book' | 'clock' | 'media'>,
  wabaId: string,
  body: Record<string, unknown>,
): ValidSend {
  const envelope = readEnvelope(body);
  const recipient = readRecipient(
    context.handsets,
    envelope.to === undefined ? undefined : String(envelope.to),
    envelope.recipient,
  );
  const kind = envelope.type?.toLowerCase() ?? 'text';
  if (!kinds.has(kind)) throw new GraphError(131051, `Message type ${kind} is not supported.`);
  const content = body[kind];
  const template = kind === 'template' ? checkTemplate(context.templates, wabaId, content) : null;
  if (template?.category === 'AUTHENTICATION' && recipient.userId !== null) {
    throw new GraphError(
      131062,
      'Authentication templates can be sent to a phone number only, not to a user id.',
    );
  }
  if (!template) {
    checkContent(
      kind,
      content,
      (id) => {
        const message = context.book.find(id);
        return message?.number === recipient.number ? message : undefined;
      },
      context.clock.now(),
    );
  }
  const media = mediaInSend(kind, content);
  checkMediaIds(context.media, media);
  return {
    kind,
    content,
    recipient,
    echo: envelope.biz_opaque_callback_data ?? null,
    quotedId: kind === 'reaction' ? null : (envelope.context?.message_id ?? null),
    template,
    media,
  };
}

/** What all kinds share. Throws 100. */
function readEnvelope(body: Record<string, unknown>): z.infer<typeof envelopeSchema> {
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
  if ((envelope.biz_opaque_callback_data?.length ?? 0) > 512) {
    throw new GraphError(
      100,
      'Param biz_opaque_callback_data must be at most 512 characters long.',
    );
  }
  return envelope;
}
