import { z } from 'zod';

import { admin, author, byId, instantSchema } from './procedure.ts';

export const secretSchema = z.object({
  id: z.guid(),
  name: z.string(),
  /** The only host it is sent to, with its port unless that is the usual one. */
  host: z.string(),
  createdAt: instantSchema,
  createdBy: z.string(),
  updatedAt: instantSchema,
  updatedBy: z.string(),
  /** Journeys whose requests carry it; `isLive` while people may come to one. */
  usedBy: z.array(z.object({ journeyId: z.guid(), name: z.string(), isLive: z.boolean() })),
});
export type Secret = z.infer<typeof secretSchema>;

const secretText = z
  .string()
  .min(1)
  .max(4000)
  // A header can't hold more, and a line break would begin another one.
  .regex(/^[\t\u0020-\u007e\u0080-\u00ff]+$/, 'use characters of one line that headers can hold');

export const secrets = {
  list: author
    .route({
      method: 'GET',
      path: '/secrets',
      tags: ['Secrets'],
      summary: 'List the secrets that requests to other systems may carry; never what is in them',
    })
    .output(z.object({ items: z.array(secretSchema) })),
  create: admin
    .route({
      method: 'POST',
      path: '/secrets',
      tags: ['Secrets'],
      summary: 'Store a secret; it is never given out again',
      successStatus: 201,
    })
    .input(
      z.object({
        name: z.string().trim().min(1).max(80),
        /** As in an address: `api.example.com`, `api.example.com:8443`. */
        host: z.string().trim().toLowerCase().min(1).max(260),
        value: secretText,
      }),
    )
    .output(z.object({ id: z.guid() })),
  replace: admin
    .route({
      method: 'PUT',
      path: '/secrets/{id}',
      tags: ['Secrets'],
      summary: 'Put something else into a secret; all requests from now on carry it',
    })
    .input(byId.extend({ value: secretText }))
    .output(z.object({ replaced: z.literal(true) })),
  remove: admin
    .route({
      method: 'DELETE',
      path: '/secrets/{id}',
      tags: ['Secrets'],
      summary: 'Delete a secret no live journey sends',
    })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
};
