import { z } from 'zod';

import { GraphError } from '../graph/graph-error.ts';
import { checkInteractive } from './check-interactive.ts';
import { checkMedium } from './check-medium.ts';
import { readPart } from './read-part.ts';

/** What a check may have to look up: an earlier message by its id. */
export interface EarlierMessage {
  at: number;
  kind: string;
}

const reactionAge = 30 * 86_400_000;

const textSchema = z.looseObject({ body: z.string(), preview_url: z.boolean().optional() });
const reference = { id: z.unknown().optional(), link: z.unknown().optional() };
const none = z.undefined({ error: 'is not supported for this type of message' }).optional();
const caption = z.string().max(1024).optional();
const mediaSchemas: Record<string, z.ZodType<{ id?: unknown; link?: unknown }>> = {
  image: z.looseObject({ ...reference, caption }),
  video: z.looseObject({ ...reference, caption }),
  audio: z.looseObject({ ...reference, caption: none, voice: z.boolean().optional() }),
  document: z.looseObject({ ...reference, caption, filename: z.string().max(240).optional() }),
  sticker: z.looseObject({ ...reference, caption: none }),
};
const coordinate = (most: number) =>
  z
    .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
    .refine((value) => Math.abs(Number(value)) <= most, `must be from -${most} to ${most}`);
const locationSchema = z.looseObject({
  latitude: coordinate(90),
  longitude: coordinate(180),
  name: z.string().max(1000).optional(),
  address: z.string().max(1000).optional(),
});

const nameParts = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'];
/** The `contacts` of a send. */
export const contactsSchema = z
  .array(
    z.looseObject({
      name: z
        .looseObject({ formatted_name: z.string().min(1) })
        .refine(
          (name) => nameParts.some((part) => typeof name[part] === 'string' && name[part] !== ''),
          'needs one more part of the name beside formatted_name',
        ),
      phones: z.array(z.looseObject({ phone: z.string().optional() })).optional(),
      emails: z.array(z.looseObject({ email: z.string().optional() })).optional(),
      org: z.looseObject({ company: z.string().optional() }).optional(),
      birthday: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be written YYYY-MM-DD')
        .optional(),
    }),
  )
  .min(1)
  .max(257);

const reactionSchema = z.looseObject({ message_id: z.string().min(1), emoji: z.string() });
const oneEmoji =
  /^(?:\p{Regional_Indicator}{2}|[#*0-9]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*)$/u;

function checkText(value: unknown): void {
  const { body } = readPart(textSchema, value, 'text');
  if (body.length === 0) throw new GraphError(131008, `The parameter text['body'] is required.`);
  if (body.length > 4096) {
    throw new GraphError(100, `Param text['body'] must be at most 4096 characters long.`);
  }
}

/** Reactions: on a message of this conversation, no older than 30 days, and no reaction itself. */
function checkReaction(
  value: unknown,
  find: (id: string) => EarlierMessage | undefined,
  now: number,
): void {
  const { message_id, emoji } = readPart(reactionSchema, value, 'reaction');
  if (emoji !== '' && !oneEmoji.test(emoji)) {
    throw new GraphError(131009, "Param reaction['emoji'] must be one emoji.");
  }
  const target = find(message_id);
  if (!target) {
    throw new GraphError(
      131009,
      "Param reaction['message_id'] is not a message of this conversation.",
    );
  }
  if (target.kind === 'reaction') {
    throw new GraphError(131009, 'A reaction cannot be put on a reaction.');
  }
  if (now - target.at > reactionAge) {
    throw new GraphError(131009, 'A reaction cannot be put on a message older than 30 days.');
  }
}

/**
 * Checks a free-form message with the limits of Meta's reference. `find` looks up earlier messages of
 * the conversation, `now` in milliseconds. Throws 131008, 131009, or 100 for a text too long.
 */
export function checkContent(
  kind: string,
  value: unknown,
  find: (id: string) => EarlierMessage | undefined,
  now: number,
): void {
  switch (kind) {
    case 'text':
      checkText(value);
      return;
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
      checkReaction(value, find, now);
      return;
    default: {
      const schema = mediaSchemas[kind];
      if (schema) checkMedium(kind, readPart(schema, value, kind));
    }
  }
}
