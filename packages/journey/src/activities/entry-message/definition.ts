import type { ActivityDefinition, OwnProblem, ValidationScope } from '../definition.ts';
import { passEntry } from '../../entry/pass-entry.ts';
import { entryMessageSchema, type EntryMessage } from './schema.ts';

/** Fields that personalisation and rules find under `event` after an entry by message. */
export const messageEventFields = [
  'text',
  'button',
  'flow',
  'referral',
  'media',
  'order',
  'location',
] as const;

function validate(activity: EntryMessage, scope: ValidationScope): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (
    activity.senderId !== null &&
    !scope.senders.some((sender) => sender.id === activity.senderId)
  ) {
    problems.push({
      severity: 'error',
      field: 'senderId',
      code: 'sender_unknown',
      text: 'The chosen sender no longer exists. Choose another one.',
    });
  }
  const { match } = activity;
  if (match.kind === 'keyword' && match.words.every((word) => word.trim() === '')) {
    problems.push({
      severity: 'error',
      field: 'match.words',
      code: 'keyword_missing',
      text: 'Write at least one word that lets people in.',
    });
  }
  const names = match.kind === 'flow' ? (match.fields ?? []).map(({ name }) => name) : [];
  for (const [place, name] of names.entries()) {
    if (names.indexOf(name) === place) continue;
    problems.push({
      severity: 'error',
      field: `match.fields.${place}.name`,
      code: 'event_field_repeated',
      text: `The field "${name}" is listed twice. Remove one.`,
    });
  }
  return problems;
}

export const entryMessage: ActivityDefinition<EntryMessage> = {
  type: 'entryMessage',
  create: (id, position) => entryMessageSchema.parse({ id, type: 'entryMessage', position }),
  ports: () => ['next'],
  validate,
  visit: (_, context) => passEntry(context),
  waits: false,
  arrivalNeeds: 'behind',
};
