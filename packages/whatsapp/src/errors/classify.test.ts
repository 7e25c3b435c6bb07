import { describe, expect, it } from 'vitest';

import { classify, pausedCategory, pauseEnd, retryDelay } from './classify.ts';
import { errorTable } from './error-table.ts';

const documented = [
  0, 190, 104, 3, 10, 200, 230, 299, 131005, 1, 2, 4, 17, 613, 33, 100, 803, 368, 80007, 80008,
  130429, 130472, 130497, 131000, 131008, 131009, 131016, 131020, 131041, 131200, 131299, 131021,
  131026, 131030, 131031, 131037, 131042, 131044, 131045, 131047, 131048, 131049, 131050, 131051,
  131052, 131053, 131055, 131056, 131057, 131059, 131062, 131063, 131064, 132000, 132001, 132005,
  132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069, 133000, 133004, 133005, 133006,
  133008, 133009, 133010, 133015, 133016, 134011, 134100, 134101, 134102, 134103, 135000, 137000,
  139000, 139001, 139002, 139003, 139004, 139100, 139101, 139102, 139103, 139200, 2388019, 2388040,
  2388047, 2388072, 2388073, 2388293, 2388299, 200005, 200006, 200007,
];

describe('errors of Meta', () => {
  it.each(documented)('%i is known', (code) => {
    expect(classify(code)).toMatchObject({ code, isKnown: true });
  });

  it('stand in the table once', () => {
    const covered = errorTable.flatMap(({ codes }) => {
      if (typeof codes === 'number') return [codes];
      const [first, last] = codes;
      return Array.from({ length: last - first + 1 }, (_, place) => first + place);
    });
    expect(covered).toHaveLength(new Set(covered).size);
  });

  it('of an unknown code give the message up and alert', () => {
    expect(classify(999999)).toMatchObject({
      action: 'drop',
      retry: null,
      alert: true,
      isKnown: false,
    });
  });

  it.each([
    [130429, 'retry', 'number', true],
    [131056, 'retry_recipient', 'recipient', true],
    [131000, 'retry', 'message', true],
    [131050, 'opt_out', 'recipient', false],
    [131049, 'drop', 'recipient', true],
    [131026, 'drop', 'recipient', false],
    [132001, 'fix_content', 'template', false],
    [132015, 'pause_template', 'template', false],
    [190, 'reconnect', 'connection', false],
    [131031, 'pause_account', 'account', false],
    [131048, 'pause_number', 'number', false],
  ])('%i leads to %s of the %s', (code, action, scope, isRetried) => {
    const verdict = classify(code);
    expect([verdict.action, verdict.scope, verdict.retry !== null]).toEqual([
      action,
      scope,
      isRetried,
    ]);
  });
});

describe('pauses', () => {
  it.each([
    [190, 'connection', 'token'],
    [33, 'number', 'number'],
    [131037, 'number', 'name'],
    [131048, 'number', 'time'],
    [131031, 'account', 'account'],
    [131042, 'account', 'payment'],
    [80007, 'throughput', 'time'],
    [131057, 'throughput', 'time'],
  ])('%i stops the %s until %s', (code, scope, end) => {
    expect(classify(code).pause).toMatchObject({ scope, end });
    expect(pauseEnd(code)).toBe(end);
  });

  it('have a length exactly where time ends them', () => {
    for (const { pause } of errorTable) {
      if (pause !== null) expect(pause.ms !== null).toBe(pause.end === 'time');
    }
  });

  it('may be about one category only', () => {
    expect(pausedCategory(131063)).toBe('MARKETING');
    expect(pausedCategory(131064)).toBe('UTILITY');
    expect(pausedCategory(131031)).toBeNull();
    expect(pauseEnd(null)).toBe('hand');
  });
});

describe('pauses between retries', () => {
  it('grow, by four for a person written to too often', () => {
    const pair = classify(131056).retry;
    const rate = classify(130429).retry;
    if (pair === null || rate === null) throw new Error('both codes are retried');
    expect([0, 1, 2].map((tries) => retryDelay(pair, tries, 0))).toEqual([1000, 4000, 16_000]);
    expect([0, 1, 2].map((tries) => retryDelay(rate, tries, 0))).toEqual([1000, 2000, 4000]);
  });

  it('are a day for somebody whom Meta spares more marketing', () => {
    const { retry } = classify(131049);
    expect(retry && retryDelay(retry, 0, 0)).toBe(86_400_000);
    expect(retry?.most).toBe(1);
  });

  it('end at an hour and are spread', () => {
    expect(retryDelay({ most: null, afterMs: 1000 }, 40, 0)).toBe(3_600_000);
    expect(retryDelay({ most: null, afterMs: 1000 }, 0, 1)).toBe(1500);
  });
});
