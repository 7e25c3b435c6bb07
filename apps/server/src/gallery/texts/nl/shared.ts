import type { SharedTexts } from '../en/shared.ts';

export const shared: SharedTexts = {
  somebody: 'daar',
  exampleName: 'Sanne',
  optOut: 'Antwoord STOP om je af te melden',
};
