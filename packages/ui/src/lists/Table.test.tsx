import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { draw } from '../testing/draw.tsx';
import { Table } from './Table.tsx';
import type { Column } from './Table.tsx';

interface Person {
  name: string;
  city: string;
}

const columns: Column<Person>[] = [
  { id: 'name', header: 'Name', isSortable: true, cell: (person) => person.name },
  { id: 'city', header: 'City', cell: (person) => person.city },
];
const people: Person[] = [
  { name: 'Ada', city: 'Rome' },
  { name: 'Ben', city: 'Ghent' },
];
const common = {
  label: 'People',
  columns,
  rowKey: (person: Person) => person.name,
  empty: <p>No person yet.</p>,
};

describe('a list', () => {
  it('sorts by a column, and the other way on the second press', async () => {
    const onSortChange = vi.fn();
    const sort = { column: 'name', direction: 'ascending' } as const;
    draw(<Table {...common} rows={people} sort={sort} onSortChange={onSortChange} />);
    await expect
      .element(page.getByRole('columnheader', { name: 'Name' }))
      .toHaveAttribute('aria-sort', 'ascending');
    await page.getByRole('button', { name: 'Name' }).click();
    expect(onSortChange).toHaveBeenCalledWith({ column: 'name', direction: 'descending' });
  });

  it('opens a row wherever it is clicked', async () => {
    draw(<Table {...common} rows={people} rowHref={(person) => `#${person.name}`} />);
    await page.getByRole('cell', { name: 'Ghent' }).click();
    await vi.waitFor(() => expect(window.location.hash).toBe('#Ben'));
    window.location.hash = '';
  });

  it('marks rows one by one, or all that are shown, without opening one', async () => {
    const onChange = vi.fn();
    const selection = {
      keys: new Set(['Ada']),
      onChange,
      labelOf: (person: Person) => `Select ${person.name}`,
      allLabel: 'Select all',
    };
    draw(
      <Table
        {...common}
        rows={people}
        rowHref={(person) => `#${person.name}`}
        selection={selection}
      />,
    );
    await page.getByRole('checkbox', { name: 'Select Ben' }).click({ force: true });
    expect(onChange).toHaveBeenLastCalledWith(new Set(['Ada', 'Ben']));
    await page.getByRole('checkbox', { name: 'Select Ada' }).click({ force: true });
    expect(onChange).toHaveBeenLastCalledWith(new Set());
    await page.getByRole('checkbox', { name: 'Select all' }).click({ force: true });
    expect(onChange).toHaveBeenLastCalledWith(new Set(['Ada', 'Ben']));
    expect(window.location.hash).toBe('');
  });

  it('says that it is empty', async () => {
    draw(<Table {...common} rows={[]} />);
    await expect.element(page.getByText('No person yet.')).toBeVisible();
  });

  it('says what went wrong and tries again', async () => {
    const onRetry = vi.fn();
    draw(<Table {...common} rows={[]} error={{ title: 'The list did not load', onRetry }} />);
    await expect.element(page.getByText('The list did not load')).toBeVisible();
    await page.getByRole('button', { name: 'Retry' }).click();
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('says that it loads', async () => {
    draw(<Table {...common} rows={[]} isLoading />);
    await expect.element(page.getByText('Loading')).toBeInTheDocument();
  });
});
