import { getProfile } from '@waypost/engine/profiles';
import { getSender } from '@waypost/engine/senders';
import { judgeWalkedMessage, templatesFor, walkerOf, walkFacts } from '@waypost/engine/walks';

import { notFound } from './errors.ts';
import { api } from './procedure.ts';

export const walks = {
  facts: api.walks.facts.handler(async ({ context: { deps }, input: { graph, profileId } }) => {
    const profile = profileId === undefined ? null : await getProfile(deps.db, profileId);
    if (profile === undefined) throw notFound('profile');
    const person = profile === null ? null : { bucket: profile.bucket, profileId: profile.id };
    const { ruleFacts, timeZone } = await walkFacts(deps.db, graph, person, deps.now());
    return {
      audiences: [...ruleFacts.audiences],
      lists: [...ruleFacts.lists],
      counts: [...ruleFacts.counts],
      windows: [...ruleFacts.windows].map(([id, until]): [string, string] => [
        id,
        new Date(until).toISOString(),
      ]),
      timeZone,
    };
  }),

  message: api.walks.message.handler(async ({ context: { deps }, input }) => {
    const { content, data, consent, profileId = null } = input;
    const sender = input.senderId === null ? undefined : await getSender(deps.db, input.senderId);
    if (sender === undefined) return { exclusion: 'sender_missing', as: 'template' as const };
    const person = await walkerOf(
      deps.db,
      { profileId, profile: data.profile, consent },
      deps.now(),
    );
    if (person === undefined) throw notFound('profile');
    const wabaId = sender.waba_id;
    return judgeWalkedMessage(
      person,
      {
        activity: { id: 'message', content },
        sender: { connection: sender.connection, wabaId },
        data,
        windowUntil: input.windowUntil === null ? null : Date.parse(input.windowUntil),
        enteredByEvent: input.enteredByEvent,
      },
      await templatesFor(deps.db, [{ senderId: sender.id, content }]),
      Date.parse(input.at),
    );
  }),
};
