import { cameTo, openDraft } from '../pages/drafted.ts';
import { recordEvents } from '../pages/events.ts';
import { pickOption } from '../pages/rule.ts';
import { expect, test } from '../signed-in.ts';

test('an event lets people in only when what it carries matches; the others are counted', async ({
  studio,
  waypost,
}) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Large carts',
    [
      { id: 'in', type: 'entryEvent' },
      { id: 'done', type: 'end' },
    ],
    ['in.next>done'],
  );
  const { canvas, pane } = editor;
  const entry = canvas.activity(/^Event/);
  await entry.click();

  await test.step('a missing name, a wrong one and a missing value are told at their fields', async () => {
    const name = pane.getByRole('textbox', { name: 'Event name' });
    await expect(name).toHaveAccessibleDescription(/Name the event that lets people in/);
    await name.fill('2carts');
    await expect(name).toHaveAccessibleDescription(/An event name starts with a letter/);
    await name.fill('cart_left');
    await pane.getByRole('button', { name: 'Add field' }).click();
    await pane.getByRole('textbox', { name: 'Name of field 1' }).fill('total');
    await pickOption(pane, 'Kind of field 1', 'Number');
    await pane.getByRole('button', { name: 'Add condition' }).click();
    await pickOption(pane, 'Comparison', 'is more than');
    const value = pane.getByRole('textbox', { name: 'Value' });
    await value.fill('50');
    await value.press('Enter');
  });

  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: /cart_left/ }).click();
  await expect(studio.getByRole('button', { name: 'Edit in draft' }).first()).toBeVisible();
  await recordEvents(waypost, [
    { externalId: 'demo-001', name: 'cart_left', payload: { total: 20 } },
    { externalId: 'demo-002', name: 'cart_left', payload: { total: 80 } },
  ]);
  await expect.poll(() => cameTo(waypost, 'Large carts', 'done')).toBe(1);
  await entry.click();
  await expect(pane.getByText('1 event did not match')).toBeVisible();
});
