import { expect, it } from 'vitest';

import { compareForecast } from './compare-forecast.ts';
import type { Expected } from './compare-forecast.ts';

const asked: Expected = {
  activityId: 'asked',
  entered: 10,
  left: { yes: 3, deadline: 7 },
  finished: 0,
  failed: 0,
  exited: 0,
  excluded: {},
};

it('finds nothing where the forecast says what happened', () => {
  expect(compareForecast([asked], [asked])).toEqual([]);
});

it('names each number that differs, also of what is only in one of the two', () => {
  const really = { ...asked, left: { deadline: 8, no: 1 }, finished: 1 };
  expect(compareForecast([asked], [really, { ...asked, activityId: 'gone', left: {} }])).toEqual([
    { activityId: 'asked', what: { kind: 'left', port: 'yes' }, forecast: 3, happened: 0 },
    { activityId: 'asked', what: { kind: 'left', port: 'deadline' }, forecast: 7, happened: 8 },
    { activityId: 'asked', what: { kind: 'finished' }, forecast: 0, happened: 1 },
    { activityId: 'asked', what: { kind: 'left', port: 'no' }, forecast: 0, happened: 1 },
    { activityId: 'gone', what: { kind: 'entered' }, forecast: 0, happened: 10 },
  ]);
});
