import type { SharedTexts } from '../en/shared.ts';

export const shared: SharedTexts = {
  somebody: '亲爱的顾客',
  exampleName: '晓琳',
  optOut: '回复“退订”即可不再接收',
};
