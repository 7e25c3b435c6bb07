import { expect, it } from 'vitest';

import { problemsCsv } from './problems-csv.ts';

it('writes problems for a spreadsheet, and no name as a formula', () => {
  const csv = problemsCsv(
    ['Name', 'Person', 'Language', 'Problem'],
    [
      { name: 'Rossi, Giulia', id: '1', language: 'it', problem: 'No "tier"' },
      { name: '=1+1', id: '2', language: '', problem: 'Opted out' },
    ],
  );
  expect(csv).toBe(
    '\uFEFFName,Person,Language,Problem\r\n"Rossi, Giulia",1,it,"No ""tier"""\r\n\'=1+1,2,,Opted out\r\n',
  );
});
