/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import texts from './en/problems.json';
import { messagePlace, slotPlace } from './problem-text.ts';

const packages = new URL('../../../../packages/', import.meta.url);
const sources = ['journey/src/', 'whatsapp/src/content/', 'whatsapp/src/messages/']
  .flatMap((folder) =>
    readdirSync(new URL(folder, packages), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.includes('.test.'))
      .map((path) => readFileSync(new URL(`${folder}${path}`, packages), 'utf8')),
  )
  .join('\n');

describe('what validation says', () => {
  it('has a text for every code', () => {
    const codes = [...sources.matchAll(/code: '(\w+)'/g)].map(([, code = '']) => code);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !Object.hasOwn(texts.code, code))).toEqual([]);
  });

  it('has no text for a code that is gone', () => {
    const gone = Object.keys(texts.code).filter(
      (code) => !sources.includes(`'${code.replace(/^default_/, '')}'`),
    );
    expect(gone).toEqual([]);
  });
});

describe('the place of a problem', () => {
  it('is a language of the message and a slot in it', () => {
    expect(messagePlace('content.template.byLanguage.it_IT.values.button.0.url')).toEqual({
      language: 'it_IT',
      slot: 'button.0.url',
    });
    expect(messagePlace('content.template.byLanguage.it')).toEqual({ language: 'it', slot: '' });
    expect(messagePlace('content.response.byLanguage.it.buttons.0')).toEqual({
      language: 'it',
      slot: 'buttons.0',
    });
    expect(messagePlace('senderId')).toEqual({ language: '', slot: '' });
  });

  it('is named as an author sees it', () => {
    expect(slotPlace('body.first_name')).toEqual({ kind: 'variable', name: 'first_name' });
    expect(slotPlace('button.0.url')).toEqual({ kind: 'button', name: '1' });
    expect(slotPlace('header.media')).toMatchObject({ kind: 'header' });
    expect(slotPlace('header.1')).toEqual({ kind: 'headerVariable', name: '1' });
    expect(slotPlace('')).toMatchObject({ kind: 'message' });
    expect(slotPlace('body')).toMatchObject({ kind: 'text' });
    expect(slotPlace('buttons.0')).toEqual({ kind: 'button', name: '1' });
    expect(slotPlace('sections.1.rows.2.title')).toEqual({ kind: 'row', name: '3' });
    expect(slotPlace('header.medium')).toMatchObject({ kind: 'header' });
  });
});
