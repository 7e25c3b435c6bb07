import { graphSchema, ruleSchema } from '@waypost/journey';
import { whatsAppContentSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { instantSchema, viewer } from './procedure.ts';
import { consentStateSchema } from './profiles.ts';

const anyValues = z.record(z.string(), z.unknown());

/** What rules ask of a person beside fields, as `RuleFacts` in JSON. */
export const walkFactsSchema = z.object({
  /** Rules of the audiences that rules ask for, by id. */
  audiences: z.array(z.tuple([z.guid(), ruleSchema])),
  /** Lists the person is on, as far as rules ask for them. */
  lists: z.array(z.guid()),
  /** How often something has happened, by the condition that asks for it. */
  counts: z.array(z.tuple([z.string(), z.number().int()])),
  /** When the person's 24-hour window with each sender ends. */
  windows: z.array(z.tuple([z.guid(), instantSchema])),
  /** IANA name of the zone the workspace's days are counted in. */
  timeZone: z.string(),
});
export type WalkFactsAnswer = z.infer<typeof walkFactsSchema>;

export const walks = {
  facts: viewer
    .route({
      method: 'POST',
      path: '/walks/facts',
      tags: ['Walks'],
      summary: 'What the rules of a journey ask beside attributes',
    })
    .input(
      z.object({
        graph: graphSchema,
        /** Left out: somebody made up. */
        profileId: z.guid().optional(),
      }),
    )
    .output(walkFactsSchema),

  /** Written and judged by the rules that send: consent, opt-outs, blocks, windows, templates, missing values. */
  message: viewer
    .route({
      method: 'POST',
      path: '/walks/message',
      tags: ['Walks'],
      summary: 'Whether a message would leave in a walk; nothing is sent',
    })
    .input(
      z.object({
        senderId: z.guid().nullable(),
        content: whatsAppContentSchema,
        /** Left out: somebody made up. */
        profileId: z.guid().optional(),
        consent: z.object({
          marketing: consentStateSchema.nullable(),
          service: consentStateSchema.nullable(),
        }),
        /** What Liquid sees at this place of the walk. */
        data: z.object({
          profile: anyValues,
          event: anyValues,
          journey: anyValues,
          results: anyValues,
        }),
        /** Until when the person may be answered freely; null: not at all. */
        windowUntil: instantSchema.nullable(),
        /** The moment in the walk. */
        at: instantSchema,
        enteredByEvent: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        /** Why it would not leave; null when it would. */
        exclusion: z.string().nullable(),
        as: z.enum(['template', 'response']),
      }),
    ),
};
