import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { draw } from '../testing/draw.tsx';
import { ComboBox } from './ComboBox.tsx';
import { DateTimeField } from './DateTimeField.tsx';
import { DurationField } from './DurationField.tsx';
import type { DurationValue } from './DurationField.tsx';
import { Select } from './Select.tsx';
import { TextField } from './TextField.tsx';

const templates = [
  { value: 'offer', label: 'Summer offer', description: 'Marketing' },
  { value: 'order', label: 'Order update', description: 'Utility' },
] as const;
type Template = (typeof templates)[number]['value'];

function TemplateSelect() {
  const [value, setValue] = useState<Template | null>(null);
  return (
    <Select
      label="Template"
      placeholder="Choose one"
      options={templates}
      value={value}
      onChange={setValue}
    />
  );
}

function TemplateComboBox({ onChange }: { onChange: (value: Template | null) => void }) {
  return <ComboBox label="Template" options={templates} value={null} onChange={onChange} />;
}

function Wait() {
  const [value, setValue] = useState<DurationValue>({ amount: 2, unit: 'days' });
  return (
    <>
      <DurationField label="Wait" value={value} onChange={setValue} />
      <output>{JSON.stringify(value)}</output>
    </>
  );
}

describe('a text field', () => {
  it('tells its error to those who cannot see it', async () => {
    draw(<TextField label="Phone" value="12" error="Write it with its country." />);
    const field = page.getByRole('textbox', { name: 'Phone' });
    await expect.element(field).toHaveAccessibleDescription('Write it with its country.');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  });
});

describe('a select', () => {
  it('is worked by the keyboard', async () => {
    draw(<TemplateSelect />);
    await userEvent.keyboard('{Tab}{Enter}{ArrowDown}{Enter}');
    await expect
      .element(page.getByRole('button', { name: /Template/ }))
      .toHaveTextContent('Order update');
  });
});

describe('a combo box', () => {
  it('finds a choice by typing', async () => {
    const onChange = vi.fn();
    draw(<TemplateComboBox onChange={onChange} />);
    await page.getByRole('combobox', { name: 'Template' }).fill('order');
    await expect
      .element(page.getByRole('option', { name: 'Summer offer' }))
      .not.toBeInTheDocument();
    await page.getByRole('option', { name: 'Order update' }).click();
    expect(onChange).toHaveBeenCalledWith('order');
  });
});

describe('a duration', () => {
  it('is an amount and a unit', async () => {
    draw(<Wait />);
    await page.getByRole('button', { name: /Increase/ }).click();
    await page.getByRole('button', { name: /Unit/ }).click();
    await page.getByRole('option', { name: 'hours' }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('{"amount":3,"unit":"hours"}');
  });
});

describe('a date and time', () => {
  it('is read and written in the zone it names', async () => {
    const onChange = vi.fn();
    draw(
      <DateTimeField
        label="Send at"
        zone="Europe/Rome"
        value={Date.UTC(2026, 6, 3, 7)}
        onChange={onChange}
      />,
    );
    const hour = page.getByRole('spinbutton', { name: /hour/i });
    await expect.element(hour).toHaveTextContent('9');
    await hour.click();
    await userEvent.keyboard('{ArrowUp}');
    expect(onChange).toHaveBeenCalledWith(Date.UTC(2026, 6, 3, 8));
  });
});
