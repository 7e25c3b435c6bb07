import { describe, expect, it } from 'vitest';

import { readSampleRows } from './sample-rows.ts';

describe('rows pasted to try a message on', () => {
  it('give the person’s own fields, attributes and the event', () => {
    const [row, ...more] = readSampleRows(
      'first_name\tlocale\ttier\tevent.total\nGiulia\tit_IT\tgold\t84.90\n\n',
    );
    expect(more).toEqual([]);
    expect(row?.person).toMatchObject({
      externalId: 'sample-1',
      firstName: 'Giulia',
      locale: 'it_IT',
      lastName: null,
      attributes: { tier: 'gold' },
    });
    expect(row?.event).toEqual({ total: '84.90' });
  });

  it('may have quotes, signs and line breaks inside a cell', () => {
    const rows = readSampleRows('first_name;note\r\n"Anna ""A."" B";"one; two\nthree"\r\nBo;x');
    expect(rows.map(({ person }) => [person.firstName, person.attributes['note']])).toEqual([
      ['Anna "A." B', 'one; two\nthree'],
      ['Bo', 'x'],
    ]);
  });
});
