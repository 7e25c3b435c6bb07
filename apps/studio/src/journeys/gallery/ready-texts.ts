import type { ReadyJourney } from '@waypost/api';
import { useTranslation } from 'react-i18next';

const translated = [
  'abandoned_cart',
  'order_updates',
  'support',
  'promotion',
  'feedback',
  'appointment',
  'subscription',
  'regulatory_notice',
] as const;
type TranslatedId = (typeof translated)[number];

const isTranslated = (id: string): id is TranslatedId =>
  translated.some((candidate) => candidate === id);

/** Gives the name and the sentence of a ready journey in the reader's language, else in English. */
export function useReadyTexts(): (ready: Pick<ReadyJourney, 'id' | 'name' | 'sentence'>) => {
  name: string;
  sentence: string;
} {
  const { t } = useTranslation('gallery');
  return ({ id, name, sentence }) =>
    isTranslated(id)
      ? { name: t(`items.${id}.name`), sentence: t(`items.${id}.sentence`) }
      : { name, sentence };
}
