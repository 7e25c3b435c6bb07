import type { EventInput } from '@waypost/engine';
import { normalisePhone } from '@waypost/whatsapp/numbers';

import { badRequest, type FieldIssue } from './errors.ts';
import { api } from './procedure.ts';

interface WrittenEvent {
  externalId?: string | undefined;
  profileId?: string | undefined;
  phone?: string | undefined;
  bsuid?: string | undefined;
}

/** Whom an event is about, or what is wrong with how that was said. */
function profileReference(event: WrittenEvent, field: string): EventInput['profile'] | FieldIssue {
  const given = [event.externalId, event.profileId, event.phone, event.bsuid].filter(
    (value) => value !== undefined,
  );
  if (given.length !== 1) {
    return { field, text: 'Name the person by one of externalId, profileId, phone and bsuid.' };
  }
  if (event.externalId !== undefined) return { externalId: event.externalId };
  if (event.profileId !== undefined) return { id: event.profileId };
  if (event.bsuid !== undefined) return { bsuid: event.bsuid };
  const phone = normalisePhone(event.phone ?? '', null);
  return phone.reason === undefined
    ? { phone: phone.e164 }
    : { field: `${field}.phone`, text: phone.text };
}

export const events = {
  record: api.events.record.handler(async ({ context: { deps }, input }) => {
    const issues: FieldIssue[] = [];
    const recorded: EventInput[] = [];
    input.events.forEach((event, index) => {
      const field = `events[${index}]`;
      const profile = profileReference(event, field);
      if ('field' in profile) {
        issues.push(profile);
        return;
      }
      if (JSON.stringify(event).includes(String.raw`\u0000`)) {
        issues.push({
          field,
          text: 'A text contains the character U+0000, which cannot be stored.',
        });
      }
      recorded.push({
        profile,
        name: event.name,
        payload: event.payload,
        ...(event.key === undefined ? {} : { key: event.key }),
        ...(event.occurredAt === undefined ? {} : { occurredAt: Date.parse(event.occurredAt) }),
      });
    });
    if (issues.length > 0) throw badRequest(issues);
    const results = await deps.engine.recordEvents(recorded);
    return {
      results: results.map(({ status }) => ({ status })),
      recorded: results.filter(({ status }) => status === 'recorded').length,
      started: results.reduce(
        (sum, result) => sum + (result.status === 'recorded' ? result.started : 0),
        0,
      ),
    };
  }),
};
