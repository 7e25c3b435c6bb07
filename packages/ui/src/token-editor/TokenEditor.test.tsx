import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { draw } from '../testing/draw.tsx';
import { TokenEditor } from './TokenEditor.tsx';

const tokens = [
  { path: 'profile.first_name', label: 'First name' },
  { path: 'profile.city', label: 'City' },
];

function Message({ start, isMultiline = false }: { start: string; isMultiline?: boolean }) {
  const [value, setValue] = useState(start);
  return (
    <>
      <TokenEditor
        label="Greeting"
        tokens={tokens}
        value={value}
        onChange={setValue}
        isMultiline={isMultiline}
        limit={20}
      />
      <output>{value}</output>
      <button type="button" onClick={() => setValue('Reset')}>
        Reset
      </button>
    </>
  );
}

const editor = page.getByRole('textbox', { name: 'Greeting' });
const written = page.getByRole('status');

describe('the token editor', () => {
  it('shows a value as a pill with its label', async () => {
    draw(<Message start="Hi {{ profile.first_name }}" />);
    await expect.element(editor).toHaveTextContent('Hi First name');
    await expect.element(written).toHaveTextContent('Hi {{ profile.first_name }}');
  });

  it('removes a value whole with one Backspace', async () => {
    draw(<Message start="Hi {{ profile.first_name }}" />);
    await editor.click();
    await userEvent.keyboard('{Control>}{End}{/Control}{Backspace}');
    await expect.element(written).toHaveTextContent('Hi');
  });

  it('offers the values after {{ and writes the chosen one', async () => {
    draw(<Message start="" />);
    await editor.click();
    await userEvent.keyboard('From {{{{');
    await page.getByRole('option', { name: /City/ }).click();
    await expect.element(written).toHaveTextContent('From {{ profile.city }}');
  });

  it('inserts a value from the menu where the caret stands', async () => {
    draw(<Message start="Hi !" />);
    await editor.click();
    await userEvent.keyboard('{Control>}{End}{/Control}{ArrowLeft}');
    await page.getByRole('button', { name: 'Insert a value' }).click();
    await page.getByRole('menuitem', { name: /First name/ }).click();
    await expect.element(written).toHaveTextContent('Hi {{ profile.first_name }}!');
  });

  it('finds a value by its name in the menu', async () => {
    draw(<Message start="" />);
    await page.getByRole('button', { name: 'Insert a value' }).click();
    await page.getByRole('searchbox', { name: 'Search values' }).fill('cit');
    await expect
      .element(page.getByRole('menuitem', { name: /First name/ }))
      .not.toBeInTheDocument();
    await page.getByRole('menuitem', { name: /City/ }).click();
    await expect.element(written).toHaveTextContent('{{ profile.city }}');
  });

  it('offers filters behind a value', async () => {
    draw(<Message start="" />);
    await editor.click();
    await userEvent.keyboard('{{{{ profile.city | up');
    await page.getByRole('option', { name: /upcase/ }).click();
    await expect.element(written).toHaveTextContent('{{ profile.city | upcase');
  });

  it('stays on one line unless it may have several', async () => {
    draw(<Message start="One" />);
    await editor.click();
    await userEvent.keyboard('{Control>}{End}{/Control}{Enter}two');
    await expect.element(written).toHaveTextContent('Onetwo');
  });

  it('takes several lines when it may', async () => {
    draw(<Message start="One" isMultiline />);
    await editor.click();
    await userEvent.keyboard('{Control>}{End}{/Control}{Enter}two');
    await expect.element(page.getByText('7 / 20')).toBeVisible();
  });

  it('follows a value that is set from outside', async () => {
    draw(<Message start="Old" />);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.element(editor).toHaveTextContent('Reset');
  });
});
