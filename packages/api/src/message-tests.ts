import { whatsAppContentSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { pageInput, pageOf, publisher, viewer } from './procedure.ts';
import { profileSchema } from './profiles.ts';

/** The message of a journey's activity or of a campaign, as it is being written. */
const writtenMessage = {
  senderId: z.guid(),
  content: whatsAppContentSchema,
};

export const messageTests = {
  send: publisher
    .route({
      method: 'POST',
      path: '/message-tests',
      tags: ['Message tests'],
      summary: 'Send a message as a test to one person or phone',
      description:
        'It goes out at once and by every rule except consent; reports of journeys and campaigns leave it out. How it fares is told by `GET /messages/{id}`.',
      successStatus: 201,
    })
    .input(
      z.object({
        ...writtenMessage,
        /** Either somebody known, or a phone, whose owner becomes a test profile. */
        profileId: z.guid().optional(),
        /** With + and country code. */
        phone: z.string().max(64).optional(),
        /** Stands for `journey.name` in the message. */
        journeyName: z.string().max(120).default(''),
        /** Stands for the event that let the person in. */
        event: z.record(z.string(), z.unknown()).default({}),
        /** Stands for what earlier activities of the journey learned, by their ids. */
        results: z.record(z.string(), z.unknown()).default({}),
        /** Instead of the one the person's locale picks. */
        language: z.string().max(35).optional(),
      }),
    )
    .output(z.object({ messageId: z.guid(), profileId: z.guid() })),
  people: viewer
    .route({
      method: 'GET',
      path: '/message-tests/people',
      tags: ['Message tests'],
      summary: 'People of an audience, or all people, to try a message on',
    })
    .input(z.object({ ...pageInput, audienceId: z.guid().optional() }))
    .output(pageOf(profileSchema)),
  forecast: viewer
    .route({
      method: 'POST',
      path: '/message-tests/forecast',
      tags: ['Message tests'],
      summary: 'What would keep a message from each of these people now',
    })
    .input(
      z.object({
        ...writtenMessage,
        profileIds: z.array(z.guid()).min(1).max(200),
        /** The journey is started by the person's own event or message. */
        enteredByEvent: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        people: z.array(
          z.object({
            profileId: z.guid(),
            /** Reason it would be left out; null when it would be sent. */
            exclusion: z.string().nullable(),
            isWindowOpen: z.boolean(),
          }),
        ),
      }),
    ),
};
