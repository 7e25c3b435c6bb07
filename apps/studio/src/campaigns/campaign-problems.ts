import type { TFunction } from 'i18next';
import { validateContent } from '@waypost/whatsapp';

import type { FieldProblem } from '../activities/field-problem.ts';
import { profileFields, templatesOfSender } from '../activities/resources.ts';
import type { Resources } from '../activities/resources.ts';
import type { CampaignFields } from './use-campaign-draft.ts';

/** What keeps a campaign from being sent, by the rules that also guard journeys. */
export function campaignProblems(
  t: TFunction<'campaigns'>,
  fields: CampaignFields,
  resources: Resources,
): FieldProblem[] {
  if (!resources.isComplete) return [];
  const problems: FieldProblem[] = [];
  if (fields.name.trim() === '') {
    problems.push({ field: 'name', code: 'name_missing', text: t('nameMissing') });
  }
  if (!resources.senders.some(({ id }) => id === fields.senderId)) {
    problems.push({ field: 'senderId', code: 'sender_required', text: t('senderMissing') });
    return problems;
  }
  return [
    ...problems,
    ...validateContent(
      fields.content,
      templatesOfSender(resources, fields.senderId),
      [...profileFields(resources), 'journey.name'],
      { needsTemplate: true },
    ),
  ];
}

/** The language of the message that a problem is in; null for one of the whole campaign. */
export function languageOf(field: string): string | null {
  return /^content\.(?:template|response)\.byLanguage\.([^.]+)/.exec(field)?.[1] ?? null;
}
