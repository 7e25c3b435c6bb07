import fc from 'fast-check';
import { expect, test } from 'vitest';

import { compileValue } from './compile-value.ts';
import { liquid } from './liquid.ts';
import { plainVariable } from './plain-variable.ts';

const names = ['first_name', 'size', 'first', 'toString', 'a', 'B'];
const leaf = fc.oneof(fc.string(), fc.constant(null), fc.integer(), fc.boolean(), fc.double());
const { record } = fc.letrec((tie) => ({
  record: fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof({ maxDepth: 2 }, leaf, tie('record'), fc.array(leaf, { maxLength: 2 })),
    { maxKeys: 4 },
  ),
}));

test('a plain variable reads as Liquid would write it', () => {
  fc.assert(
    fc.property(
      fc.record({ profile: record, event: record }),
      fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
      (found, path) => {
        const text = `{{ profile.${path.join('.')} }}`;
        const [node] = liquid.parse(text);
        const read = node === undefined ? null : plainVariable(node);
        expect(read).not.toBeNull();
        const data = { profile: found.profile, event: found.event, journey: {}, results: {} };
        const direct = read?.(data) ?? null;
        if (direct === null) return;
        expect(direct).toBe(liquid.parseAndRenderSync(text, data));
        expect(compileValue({ value: text, fallback: '' })(data).text).toBe(direct.trim());
      },
    ),
    { numRuns: 50 },
  );
});

test('filters, brackets and logic stay with Liquid', () => {
  for (const text of [
    '{{ profile.a | upcase }}',
    "{{ results['1a'].text }}",
    '{{ x }}',
    '{% if a %}{% endif %}',
  ]) {
    expect(liquid.parse(text).map(plainVariable)).toEqual([null]);
  }
});
