import { whatsAppContentSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { publishSummarySchema } from './journey-publishing.ts';
import { problemSchema } from './journey-record.ts';
import { author, byId, instantSchema, pageInput, pageOf, publisher, viewer } from './procedure.ts';

export const campaignStatusSchema = z.enum(['draft', 'scheduled', 'sending', 'sent', 'stopped']);

export const campaignReportSchema = z.object({
  people: z.number().int(),
  queued: z.number().int(),
  accepted: z.number().int(),
  sent: z.number().int(),
  delivered: z.number().int(),
  read: z.number().int(),
  failed: z.number().int(),
  /** Not delivered within their time to live: Meta tells nobody, so it is presumed. */
  presumedDropped: z.number().int(),
  unknown: z.number().int(),
  excluded: z.array(z.object({ reason: z.string(), people: z.number().int() })),
  /** Messages in which somebody tapped a short link. */
  clicked: z.number().int(),
  replies: z.number().int(),
});
export type CampaignReport = z.infer<typeof campaignReportSchema>;

export const campaignSchema = z.object({
  id: z.guid(),
  journeyId: z.guid(),
  name: z.string(),
  senderId: z.guid().nullable(),
  /** Null: all profiles. */
  audienceId: z.guid().nullable(),
  content: whatsAppContentSchema,
  status: campaignStatusSchema,
  scheduledAt: instantSchema.nullable(),
  timeZone: z.string().nullable(),
  revision: z.number().int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: z.string(),
});
export type Campaign = z.infer<typeof campaignSchema>;

/** What a list shows of a campaign's report; `excluded` is for whatever reason. */
export const campaignFiguresSchema = campaignReportSchema
  .pick({ people: true, sent: true, delivered: true, read: true, failed: true })
  .extend({ excluded: z.number().int() });

export const listedCampaignSchema = campaignSchema.extend({ figures: campaignFiguresSchema });
export type ListedCampaign = z.infer<typeof listedCampaignSchema>;

const campaignInput = z.object({
  name: z.string().min(1).max(120),
  senderId: z.guid().nullable().default(null),
  audienceId: z.guid().nullable().default(null),
  content: whatsAppContentSchema.default({}),
});

export const campaigns = {
  list: viewer
    .route({ method: 'GET', path: '/campaigns', tags: ['Campaigns'], summary: 'List campaigns' })
    .input(
      z.object({
        ...pageInput,
        search: z.string().max(200).optional(),
        status: campaignStatusSchema.optional(),
        /** `when`: the time it goes out or went out; a draft's last change. */
        sort: z.enum(['-when', 'when', 'name', '-name']).default('-when'),
      }),
    )
    .output(pageOf(listedCampaignSchema)),
  create: author
    .route({
      method: 'POST',
      path: '/campaigns',
      tags: ['Campaigns'],
      summary: 'Create a campaign',
      successStatus: 201,
    })
    .input(campaignInput)
    .output(campaignSchema),
  get: viewer
    .route({ method: 'GET', path: '/campaigns/{id}', tags: ['Campaigns'], summary: 'One campaign' })
    .input(byId)
    .output(campaignSchema),
  update: author
    .route({
      method: 'PUT',
      path: '/campaigns/{id}',
      tags: ['Campaigns'],
      summary: 'Change a draft campaign',
    })
    .input(byId.extend(campaignInput.shape).extend({ revision: z.number().int().optional() }))
    .errors({
      CONFLICT: {
        status: 409,
        message: 'Somebody else saved this campaign meanwhile.',
        data: campaignSchema,
      },
    })
    .output(campaignSchema),
  summary: viewer
    .route({
      method: 'GET',
      path: '/campaigns/{id}/summary',
      tags: ['Campaigns'],
      summary: 'What sending would do',
    })
    .input(byId)
    .output(publishSummarySchema),
  send: publisher
    .route({
      method: 'POST',
      path: '/campaigns/{id}/send',
      tags: ['Campaigns'],
      summary: 'Send now, or at a time',
    })
    .input(byId.extend({ at: instantSchema.optional(), timeZone: z.string().max(64).optional() }))
    .errors({
      INVALID_GRAPH: {
        status: 422,
        message: 'The campaign has errors. Fix them and send again.',
        data: z.object({ problems: z.array(problemSchema) }),
      },
    })
    .output(campaignSchema),
  stop: publisher
    .route({
      method: 'POST',
      path: '/campaigns/{id}/stop',
      tags: ['Campaigns'],
      summary: 'Unschedule, or stop what is still queued',
    })
    .input(byId)
    .output(campaignSchema),
  report: viewer
    .route({
      method: 'GET',
      path: '/campaigns/{id}/report',
      tags: ['Campaigns'],
      summary: 'Sent, delivered, read, failed, excluded by reason',
    })
    .input(byId)
    .output(campaignReportSchema),
  duplicate: author
    .route({
      method: 'POST',
      path: '/campaigns/{id}/duplicate',
      tags: ['Campaigns'],
      summary: 'Copy as a new draft',
      successStatus: 201,
    })
    .input(byId)
    .output(campaignSchema),
  remove: author
    .route({
      method: 'DELETE',
      path: '/campaigns/{id}',
      tags: ['Campaigns'],
      summary: 'Delete a draft campaign',
    })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
};
