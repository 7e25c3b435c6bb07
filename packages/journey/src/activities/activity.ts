import { z } from 'zod';

import { audienceMembershipSchema } from './audience-membership/schema.ts';
import { conditionSchema } from './condition/schema.ts';
import { endSchema } from './end/schema.ts';
import { entryAudienceSchema } from './entry-audience/schema.ts';
import { entryAudienceChangeSchema } from './entry-audience-change/schema.ts';
import { entryEventSchema } from './entry-event/schema.ts';
import { entryJumpSchema } from './entry-jump/schema.ts';
import { entryMessageSchema } from './entry-message/schema.ts';
import { experimentSchema } from './experiment/schema.ts';
import { handOverSchema } from './hand-over/schema.ts';
import { httpRequestSchema } from './http-request/schema.ts';
import { jumpSchema } from './jump/schema.ts';
import { joinSchema } from './join/schema.ts';
import { parallelSchema } from './parallel/schema.ts';
import { reactionSchema } from './reaction/schema.ts';
import { splitSchema } from './split/schema.ts';
import { startJourneySchema } from './start-journey/schema.ts';
import { updateProfileSchema } from './update-profile/schema.ts';
import { waitSchema } from './wait/schema.ts';
import { waitForEventSchema } from './wait-for-event/schema.ts';
import { whatsAppSchema } from './whatsapp/schema.ts';

/** A node on the canvas. Adding a kind adds its folder and one line here and in `registry.ts`. */
export const activitySchema = z.discriminatedUnion('type', [
  entryAudienceSchema,
  entryEventSchema,
  entryMessageSchema,
  entryJumpSchema,
  entryAudienceChangeSchema,
  whatsAppSchema,
  waitSchema,
  waitForEventSchema,
  conditionSchema,
  reactionSchema,
  splitSchema,
  experimentSchema,
  parallelSchema,
  joinSchema,
  jumpSchema,
  updateProfileSchema,
  audienceMembershipSchema,
  httpRequestSchema,
  startJourneySchema,
  handOverSchema,
  endSchema,
]);
export type Activity = z.infer<typeof activitySchema>;
export type ActivityType = Activity['type'];
export type ActivityOf<T extends ActivityType> = Extract<Activity, { type: T }>;
