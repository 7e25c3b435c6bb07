import { describe, expect, it } from 'vitest';

import { judgeVariants, rateInterval } from './judge-variants.ts';

describe('the range of a rate', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between %d and %d', (reached, people, low, high) => {
    const range = rateInterval({ people, reached });
    expect(range.low).toBeCloseTo(low, 4);
    expect(range.high).toBeCloseTo(high, 4);
  });

  it('says nothing of nobody', () => {
    expect(rateInterval({ people: 0, reached: 0 })).toEqual({ low: 0, high: 1 });
  });
});

function judge(...results: [people: number, reached: number][]) {
  return judgeVariants(
    results.map(([people, reached], place) => ({ id: 'abcdef'[place] ?? '', people, reached })),
  );
}

/** Numbers from 0 to 1 that look random; the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.trunc(state + 0x6d2b79f5);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('the verdict about variants', () => {
  it('is open while nobody, or not every variant, was measured, and while rates are equal', () => {
    expect(judge([0, 0], [0, 0])).toEqual({ best: null, confidence: 0 });
    expect(judge([100, 10], [0, 0])).toEqual({ best: null, confidence: 0 });
    expect(judge([100, 10], [200, 20])).toEqual({ best: null, confidence: 0 });
  });

  it('names the variant with the higher rate, whatever their sizes', () => {
    expect(judge([9000, 900], [1000, 200]).best).toBe('b');
    expect(judge([9000, 900], [1000, 200]).confidence).toBeGreaterThan(0.99);
  });

  it('is sure of a difference that everybody sees, and not of a small one', () => {
    expect(judge([1000, 100], [1000, 200]).confidence).toBeGreaterThan(0.999);
    expect(judge([1000, 100], [1000, 110]).confidence).toBeLessThan(0.5);
  });

  it('is surer with more people, and less sure with more variants to beat', () => {
    const few = judge([500, 50], [500, 80]).confidence;
    expect(judge([2000, 200], [2000, 320]).confidence).toBeGreaterThan(few);
    expect(judge([800, 80], [800, 130]).confidence).toBeGreaterThan(
      judge([800, 80], [800, 130], [800, 80]).confidence,
    );
  });

  it('asks for more than the z-test, which would be sure here (z = 1.96 is 95 %)', () => {
    // 100 and 128 of 1,000: z = 1.97 with a pooled rate.
    expect(judge([1000, 100], [1000, 128]).confidence).toBeLessThan(0.95);
  });

  it('finds a winner between equal variants in at most 5 % of experiments that are looked at all the time', () => {
    const experiments = 400;
    let wrong = 0;
    for (let experiment = 0; experiment < experiments; experiment += 1) {
      const random = randomFrom(experiment);
      const reached: [number, number] = [0, 0];
      for (let people = 1; people <= 3000; people += 1) {
        if (random() < 0.15) reached[0] += 1;
        if (random() < 0.15) reached[1] += 1;
        if (people < 100 || people % 25 !== 0) continue;
        if (judge([people, reached[0]], [people, reached[1]]).confidence >= 0.95) {
          wrong += 1;
          break;
        }
      }
    }
    expect(wrong / experiments).toBeLessThanOrEqual(0.05);
  });

  it('finds a variant that is better by half in nearly every experiment of 3,000 people each', () => {
    let right = 0;
    for (let experiment = 0; experiment < 100; experiment += 1) {
      const random = randomFrom(1000 + experiment);
      const reached: [number, number] = [0, 0];
      for (let people = 1; people <= 3000; people += 1) {
        if (random() < 0.1) reached[0] += 1;
        if (random() < 0.15) reached[1] += 1;
      }
      const verdict = judge([3000, reached[0]], [3000, reached[1]]);
      if (verdict.best === 'b' && verdict.confidence >= 0.95) right += 1;
    }
    expect(right).toBeGreaterThanOrEqual(95);
  });
});
