import { describe, expect, it } from 'vitest';

import { fallbacksOf, withFallback } from './fallbacks.ts';

describe('what stands in for a value a person does not have', () => {
  it('is listed once for each value, formulas left out', () => {
    const text =
      'Hi {{ profile.first_name | default: "friend" }}, {{profile.first_name}}! {{ event.total }} {{ event.total | times: 2 }}';
    expect(fallbacksOf(text)).toEqual([
      { path: 'profile.first_name', fallback: 'friend' },
      { path: 'event.total', fallback: '' },
    ]);
  });

  it('is written at every place of the value, and only there', () => {
    expect(withFallback('{{ a.b }} {{ a.b | default: "x" }} {{ a.c }}', 'a.b', 'you')).toBe(
      '{{ a.b | default: "you" }} {{ a.b | default: "you" }} {{ a.c }}',
    );
  });

  it('is taken away again when it is emptied', () => {
    expect(withFallback('{{ a.b | default: "x" }}', 'a.b', '')).toBe('{{ a.b }}');
  });

  it('may have quotes and no braces', () => {
    const written = withFallback('{{ a.b }}', 'a.b', 'the "one" {x}');
    expect(written).toBe(`{{ a.b | default: 'the "one" x' }}`);
    expect(fallbacksOf(written)).toEqual([{ path: 'a.b', fallback: 'the "one" x' }]);
  });
});
