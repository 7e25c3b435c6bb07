import type { Bubble, BubbleContact, Template } from '@waypost/whatsapp';
import { z } from 'zod';

import { drawInteractive } from './draw-interactive.ts';
import { drawTemplate } from './draw-template.ts';
import { mediumUrl } from './medium-url.ts';
import { headerBubble, plainBubble } from './plain-bubble.ts';

const mediumSchema = z.looseObject({
  id: z.string().optional(),
  link: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
  voice: z.boolean().optional(),
});
const coordinate = z.union([z.number(), z.string()]).transform(String);
const locationSchema = z.looseObject({
  latitude: coordinate,
  longitude: coordinate,
  name: z.string().optional(),
  address: z.string().optional(),
});
const contactSchema = z.looseObject({
  name: z.looseObject({ formatted_name: z.string() }),
  phones: z.array(z.looseObject({ phone: z.string().optional() })).default([]),
  emails: z.array(z.looseObject({ email: z.string().optional() })).default([]),
  org: z.looseObject({ company: z.string().optional() }).optional(),
});

function drawMedium(
  kind: 'image' | 'video' | 'document' | 'audio' | 'sticker',
  content: unknown,
): Bubble {
  const medium = mediumSchema.parse(content);
  return headerBubble(
    {
      kind,
      ...mediumUrl(medium),
      ...(medium.filename === undefined ? {} : { filename: medium.filename }),
      ...(medium.voice === true ? { voice: true } : {}),
    },
    medium.caption,
  );
}

function drawLocation(content: unknown): Bubble {
  const { latitude, longitude, name, address } = locationSchema.parse(content);
  return headerBubble({
    kind: 'location',
    latitude,
    longitude,
    ...(name ? { name } : {}),
    ...(address ? { address } : {}),
  });
}

function drawContact(content: z.infer<typeof contactSchema>): BubbleContact {
  const { name, phones, emails, org } = content;
  return {
    name: name.formatted_name,
    phones: phones.flatMap(({ phone }) => phone ?? []),
    emails: emails.flatMap(({ email }) => email ?? []),
    ...(org?.company === undefined ? {} : { organisation: org.company }),
  };
}

/** Draws free-form messages, which look the same whoever wrote them; undefined for other kinds. */
export function drawFreeForm(kind: string, content: unknown): Bubble | undefined {
  switch (kind) {
    case 'text':
      return plainBubble(z.looseObject({ body: z.string() }).parse(content).body);
    case 'reaction': {
      const { emoji } = z.looseObject({ emoji: z.string().default('') }).parse(content);
      return { ...plainBubble(''), emojiReaction: emoji };
    }
    case 'image':
    case 'video':
    case 'document':
    case 'audio':
    case 'sticker':
      return drawMedium(kind, content);
    case 'location':
      return drawLocation(content);
    case 'contacts':
      return headerBubble({
        kind: 'contacts',
        contacts: z.array(contactSchema).parse(content).map(drawContact),
      });
    default:
      return undefined;
  }
}

/**
 * Draws a business's message as the phone shows it, from what was received and the template as it
 * read then. Independent of the client's own rendering, so that a test can compare the two. Words that
 * WhatsApp itself puts on a button stay empty: the phone writes them in its own language.
 */
export function drawBubble(kind: string, content: unknown, template: Template | undefined): Bubble {
  if (kind === 'template') return template ? drawTemplate(template, content) : plainBubble('');
  if (kind === 'interactive') return drawInteractive(content);
  return drawFreeForm(kind, content) ?? plainBubble(`[${kind}]`);
}
