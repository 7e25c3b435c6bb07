import type { ActivityType, ProvidedResult } from '@waypost/journey';
import type { TFunction } from 'i18next';

/** What an activity has learned, in the reader's words; what its author named goes by that name. */
export function resultText(
  t: TFunction<'editor'>,
  type: ActivityType,
  { field, label }: Pick<ProvidedResult, 'field' | 'label'>,
): string {
  if (type === 'whatsapp') return t('result.whatsapp.failure');
  if (type !== 'reaction') return label;
  switch (field) {
    case 'text':
      return t('result.reaction.text');
    case 'button':
      return t('result.reaction.button');
    case 'place':
      return t('result.reaction.place');
    case 'link':
      return t('result.reaction.link');
    case 'failure':
      return t('result.reaction.failure');
    default:
      return label;
  }
}
