import type { SharedTexts } from '../en/shared.ts';

export const shared: SharedTexts = {
  somebody: 'a te',
  exampleName: 'Giulia',
  optOut: 'Rispondi STOP per non ricevere più offerte',
};
