/// <reference types="node" />
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { contrast } from './contrast.ts';
import { activityFamilies, colours, phoneColours, radii, typeScale } from './tokens.ts';
import type { ColourName } from './tokens.ts';

const css = readFileSync(new URL('../theme.css', import.meta.url), 'utf8');
const themes = ['light', 'dark'] as const;
const grounds: ColourName[] = ['canvas', 'surface', 'raised', 'sunken'];
const meanings = ['danger', 'warning', 'success', 'info'] as const;

const textPairs: [ColourName, ColourName][] = [
  ...grounds.flatMap((ground): [ColourName, ColourName][] => [
    ['ink', ground],
    ['muted', ground],
    ['accent', ground],
    ...meanings.map((meaning): [ColourName, ColourName] => [meaning, ground]),
  ]),
  ...meanings.flatMap((meaning): [ColourName, ColourName][] => [
    [meaning, `${meaning}-tint`],
    ['ink', `${meaning}-tint`],
  ]),
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
];

const shapePairs: [ColourName, ColourName][] = [
  ['field', 'surface'],
  ['field', 'raised'],
  ['edge', 'canvas'],
  ['edge', 'surface'],
  ['edge', 'raised'],
  ['primary', 'surface'],
  ...activityFamilies.flatMap((family): [ColourName, ColourName][] => [
    [family, `${family}-tint`],
    [family, 'canvas'],
    [family, 'surface'],
    [family, 'raised'],
  ]),
];

describe.each(themes)('in the %s theme', (theme) => {
  it.each(textPairs)('%s is readable on %s', (text, ground) => {
    expect(contrast(colours[text][theme], colours[ground][theme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)('the shape %s stands out from %s', (shape, ground) => {
    expect(contrast(colours[shape][theme], colours[ground][theme])).toBeGreaterThanOrEqual(3);
  });
});

describe('on the phone', () => {
  it.each([
    ['phone-ink', 'phone-bubble'],
    ['phone-ink', 'phone-own'],
    ['phone-ink', 'phone-tint'],
    ['phone-time', 'phone-bubble'],
    ['phone-link', 'phone-bubble'],
    ['phone-on-header', 'phone-header'],
    ['phone-on-missing', 'phone-missing'],
    ['phone-ink', 'phone-wall'],
    ['phone-ink', 'phone-media'],
    ['phone-header', 'phone-bubble'],
    ['phone-link', 'phone-own'],
  ] as const)('%s is readable on %s', (text, ground) => {
    expect(contrast(phoneColours[text], phoneColours[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['phone-read', 'phone-own'],
    ['phone-read', 'phone-bubble'],
    ['phone-field', 'phone-bubble'],
    ['phone-missing', 'phone-land'],
  ] as const)('the shape %s stands out from %s', (shape, ground) => {
    expect(contrast(phoneColours[shape], phoneColours[ground])).toBeGreaterThanOrEqual(3);
  });
});

describe('theme.css', () => {
  it.each(Object.entries(colours))('has the colour %s', (name, { light, dark }) => {
    const value = light === dark ? light : `light-dark(${light}, ${dark})`;
    expect(css).toContain(`--color-${name}: ${value};`);
  });

  it.each(Object.entries(phoneColours))('has the colour %s', (name, value) => {
    expect(css).toContain(`--color-${name}: ${value};`);
  });

  it('has no colour that the tokens do not know', () => {
    const known = [...Object.keys(colours), ...Object.keys(phoneColours)];
    const found = [...css.matchAll(/--color-([a-z-]+):/g)].map((match) => match[1]);
    expect(new Set(found)).toEqual(new Set(known));
  });

  it.each(Object.entries(typeScale))('has the type size %s', (name, { size, line, weight }) => {
    expect(css).toContain(`--text-${name}: ${size}px;`);
    expect(css).toContain(`--text-${name}--line-height: ${line}px;`);
    expect(css).toContain(`--text-${name}--font-weight: ${weight};`);
  });

  it.each(Object.entries(radii))('has the radius %s', (name, radius) => {
    expect(css).toContain(`--radius-${name}: ${radius}px;`);
  });
});

describe('contrast', () => {
  it('is 21 between black and white and 1 between equals', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrast('#5b6570', '#5b6570')).toBeCloseTo(1);
  });
});
