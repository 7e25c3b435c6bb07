import type { SharedTexts } from '../en/shared.ts';

export const shared: SharedTexts = {
  somebody: 'à vous',
  exampleName: 'Camille',
  optOut: 'Répondez STOP pour ne plus recevoir d’offres',
};
