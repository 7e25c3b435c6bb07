import { describe, expect, it } from 'vitest';

import { compileValue } from './compile-value.ts';
import { personalisationData } from './data.ts';
import { checkLiquid, liquidVariables } from './liquid.ts';

describe('checking what an author wrote', () => {
  it.each([
    ['{{ profile.first_name', 'A “{{” has no closing “}}”.'],
    ['{{ profile.first_name | shout }}', 'There is no filter called “shout”.'],
    ['{% if profile.vip %}x', 'The tag {% if profile.vip %} is never closed.'],
    ['{% include "secret" %}', 'There is no tag called “include”.'],
    ['{{ }}', 'A variable’s name is missing.'],
  ])('%s is refused in plain words', (text, problem) => {
    expect(checkLiquid(text)).toEqual({ text: problem });
  });

  it('accepts plain words and good Liquid', () => {
    expect(checkLiquid('Hello')).toBeNull();
    expect(
      checkLiquid('{% if profile.vip %}{{ profile.first_name | upcase }}{% endif %}'),
    ).toBeNull();
  });
});

describe('variables of a value', () => {
  it('are those it reads, not those it assigns', () => {
    const text = '{{ profile.a }}{% assign x = event.y %}{{ x }}{{ event.items[0].name }}';
    expect(liquidVariables(text)).toEqual(['profile.a', 'event.y', 'event.items[0].name']);
  });

  it('are none in plain words or broken Liquid', () => {
    expect(liquidVariables('Hello')).toEqual([]);
    expect(liquidVariables('{{ profile.a')).toEqual([]);
  });
});

describe('a value for a person', () => {
  const data = personalisationData({
    profile: {
      firstName: 'Anna',
      attributes: { first_name: 'other', paid_at: '2026-01-01T23:30:00Z' },
    },
    journey: { name: 'Welcome' },
  });
  const render = (value: string) => compileValue({ value, fallback: 'fallback' })(data).text;

  it('reads the profile’s own field, which no attribute can hide', () => {
    expect(render('{{ profile.first_name }}')).toBe('Anna');
  });

  it('reads own properties only', () => {
    expect(render('{{ profile.constructor }}{{ profile.toString }}')).toBe('fallback');
  });

  it('has no size of its own for people without one', () => {
    expect(render('{{ profile.size }}')).toBe('fallback');
    const anna = personalisationData({
      profile: { attributes: { size: 38 } },
      journey: { name: 'Welcome' },
    });
    expect(compileValue({ value: '{{ profile.size }}', fallback: '' })(anna).text).toBe('38');
  });

  it('draws dates in UTC unless a zone is named', () => {
    expect(render('{{ profile.paid_at | date: "%d %b %H:%M" }}')).toBe('01 Jan 23:30');
    expect(render('{{ profile.paid_at | date: "%d %H:%M", "Europe/Rome" }}')).toBe('02 00:30');
  });

  it('runs conditions', () => {
    expect(render('{% if profile.first_name %}yes{% else %}no{% endif %}')).toBe('yes');
    expect(render('{% if profile.vip %}VIP{% endif %}')).toBe('fallback');
  });
});
