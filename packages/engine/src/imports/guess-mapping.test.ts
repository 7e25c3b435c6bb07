import { describe, expect, it } from 'vitest';

import { guessMapping } from './guess-mapping.ts';
import { mappingProblems } from './mapping.ts';

describe('where columns go by their names', () => {
  it.each([
    ['en', ['Customer ID', 'First name', 'Surname', 'Mobile Phone', 'Opt-in']],
    ['it', ['Codice cliente', 'Nome', 'Cognome', 'Cellulare', 'Consenso marketing']],
    ['fr', ['Numéro client', 'Prénom', 'Nom', 'Téléphone', 'Consentement']],
    ['nl', ['Klantnummer', 'Voornaam', 'Achternaam', 'Mobiel', 'Toestemming']],
    ['zh', ['客户编号', '名字', '姓', '手机号码', '营销同意']],
  ])('is understood in %s', (_language, columns) => {
    expect(Object.values(guessMapping(columns))).toEqual([
      'externalId',
      'firstName',
      'lastName',
      'phone',
      'marketingConsent',
    ]);
  });

  it('makes attributes of all others, each with a name of its own', () => {
    const columns = ['id', 'Phone', 'Mobile', 'Loyalty Tier', 'loyalty-tier', '等级', '2nd choice'];
    const mapping = guessMapping(columns);
    expect(mapping).toEqual({
      id: 'externalId',
      Phone: 'phone',
      Mobile: 'attribute:mobile',
      'Loyalty Tier': 'attribute:loyalty_tier',
      'loyalty-tier': 'attribute:column_5',
      等级: 'attribute:column_6',
      '2nd choice': 'attribute:nd_choice',
    });
    expect(mappingProblems(mapping, columns)).toEqual([]);
  });
});

describe('a mapping is refused', () => {
  it.each([
    [{ name: 'firstName' }, 'mapping'],
    [{ id: 'externalId', gone: 'phone' }, 'mapping.gone'],
    [{ id: 'externalId', name: 'externalId' }, 'mapping.name'],
    [{ id: 'externalId', name: 'attribute:2 words' }, 'mapping.name'],
  ] as const)('%j names %s', (mapping, field) => {
    expect(mappingProblems(mapping, ['id', 'name']).map((problem) => problem.field)).toEqual([
      field,
    ]);
  });
});
