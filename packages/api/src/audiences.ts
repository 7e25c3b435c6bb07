import { ruleSchema } from '@waypost/journey';
import { z } from 'zod';

import { author, byId, instantSchema, pageInput, pageOf, viewer } from './procedure.ts';

export const audienceSchema = z.object({
  id: z.guid(),
  name: z.string(),
  kind: z.enum(['rule', 'list']),
  rule: ruleSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Audience = z.infer<typeof audienceSchema>;

const audienceInput = z.object({ name: z.string().min(1).max(80), rule: ruleSchema });

export const audiencePreviewSchema = z.object({
  count: z.number().int(),
  /** Of those, people with an opt-in for marketing. */
  marketingOptIn: z.number().int(),
  sample: z.array(
    z.object({
      id: z.guid(),
      name: z.string(),
      phone: z.string().nullable(),
      bsuid: z.string().nullable(),
    }),
  ),
});

export const attributeKindSchema = z.enum(['text', 'number', 'boolean', 'date', 'list']);
export type AttributeKind = z.infer<typeof attributeKindSchema>;

/** A field of an event's payload, `event.<field>`. */
const eventFieldSchema = z.object({
  field: z.string(),
  label: z.string(),
  kind: attributeKindSchema,
  examples: z.array(z.string()),
});

const attributeName = z.object({ name: z.string().regex(/^[A-Za-z0-9_]{1,64}$/) });

export const attributeSchema = z.object({
  /** As used in rules and Liquid, e.g. `profile.tier`. */
  field: z.string(),
  label: z.string(),
  kind: z.enum([...attributeKindSchema.options, 'consent']),
  /** A field of every profile, an attribute seen in profiles, or one that somebody has described. */
  origin: z.enum(['everybody', 'seen', 'described']),
  /** The most frequent first. */
  examples: z.array(z.string()),
});

export const audiences = {
  list: viewer
    .route({ method: 'GET', path: '/audiences', tags: ['Audiences'], summary: 'List audiences' })
    .input(
      z.object({
        ...pageInput,
        search: z.string().max(200).optional(),
        sort: z.enum(['name', '-name', 'updatedAt', '-updatedAt']).default('name'),
      }),
    )
    .output(pageOf(audienceSchema.extend({ count: z.number().int() }))),
  get: viewer
    .route({ method: 'GET', path: '/audiences/{id}', tags: ['Audiences'], summary: 'One audience' })
    .input(byId)
    .output(audienceSchema),
  create: author
    .route({
      method: 'POST',
      path: '/audiences',
      tags: ['Audiences'],
      summary: 'Create an audience by rule, or an empty list',
      successStatus: 201,
    })
    .input(z.object({ name: audienceInput.shape.name, rule: ruleSchema.nullable() }))
    .output(audienceSchema),
  update: author
    .route({
      method: 'PUT',
      path: '/audiences/{id}',
      tags: ['Audiences'],
      summary: 'Change an audience',
    })
    .input(byId.extend({ name: audienceInput.shape.name, rule: ruleSchema.optional() }))
    .output(audienceSchema),
  remove: author
    .route({
      method: 'DELETE',
      path: '/audiences/{id}',
      tags: ['Audiences'],
      summary: 'Delete an audience no live journey reads',
    })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
  members: viewer
    .route({
      method: 'GET',
      path: '/audiences/{id}/members',
      tags: ['Audiences'],
      summary: 'The people on a list',
    })
    .input(byId.extend({ ...pageInput, search: z.string().max(200).optional() }))
    .output(
      pageOf(
        z.object({
          id: z.guid(),
          name: z.string(),
          externalId: z.string(),
          phone: z.string().nullable(),
          username: z.string().nullable(),
        }),
      ),
    ),
  changeMembers: author
    .route({
      method: 'POST',
      path: '/audiences/{id}/members',
      tags: ['Audiences'],
      summary: 'Put people on a list, or take them off it',
    })
    .input(
      byId.extend({
        change: z.enum(['add', 'remove']),
        profileIds: z.array(z.guid()).min(1).max(1000),
      }),
    )
    .output(z.object({ changed: z.number().int() })),
  preview: viewer
    .route({
      method: 'POST',
      path: '/audiences/preview',
      tags: ['Audiences'],
      summary: 'Count and sample the people a rule or audience matches',
    })
    .input(z.object({ audienceId: z.guid().nullable().optional(), rule: ruleSchema.optional() }))
    .output(audiencePreviewSchema),
  names: viewer
    .route({
      method: 'GET',
      path: '/audience-names',
      tags: ['Audiences'],
      summary: 'Names of all audiences, without their counts',
    })
    .output(z.object({ items: z.array(z.object({ id: z.guid(), name: z.string() })) })),
  events: viewer
    .route({
      method: 'GET',
      path: '/event-names',
      tags: ['Audiences'],
      summary: 'Custom events that rules may ask for, and the fields they bring',
    })
    .output(
      z.object({
        items: z.array(z.object({ name: z.string(), fields: z.array(eventFieldSchema) })),
      }),
    ),
  describeAttribute: author
    .route({
      method: 'PUT',
      path: '/attributes/{name}',
      tags: ['Audiences'],
      summary: 'Say what an attribute of profiles is',
    })
    .input(
      attributeName.extend({
        kind: attributeKindSchema,
        label: z.string().trim().min(1).max(80).nullable(),
      }),
    )
    .output(z.object({ described: z.literal(true) })),
  forgetAttribute: author
    .route({
      method: 'DELETE',
      path: '/attributes/{name}',
      tags: ['Audiences'],
      summary: 'Read the kind of an attribute off its values again',
    })
    .input(attributeName)
    .output(z.object({ forgotten: z.literal(true) })),
  attributes: viewer
    .route({
      method: 'GET',
      path: '/attributes',
      tags: ['Audiences'],
      summary: 'Profile attributes that rules and messages may use',
    })
    .output(z.object({ items: z.array(attributeSchema) })),
};
