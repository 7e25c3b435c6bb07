import { chooseFrom } from '../pages/combo-box.ts';
import { fillAudience } from '../pages/audience.ts';
import { recordEvents } from '../pages/events.ts';
import { Editor } from '../pages/editor.ts';
import { expect, test } from '../signed-in.ts';

test('people wait for an event of another system, and what it carried goes into their profile', async ({
  studio,
  waypost,
}) => {
  const editor = await Editor.createJourney(studio, 'Checkout');
  const { canvas, pane } = editor;
  await canvas.drop('Audience', { x: 300, y: 70 });
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Olivia', field: 'External id', value: 'demo-001' });
  await canvas.drop('Wait for event', { x: 300, y: 190 });
  const wait = canvas.activity(/^Wait for event/);

  await test.step('a missing name and a wrong one are told at the field', async () => {
    const name = pane.getByRole('textbox', { name: 'Event *', exact: true });
    await expect(name).toHaveAccessibleDescription(/Name the event to wait for\./);
    await name.fill('1st order');
    await expect(name).toHaveAccessibleDescription(/An event name starts with a letter/);
    await name.fill('ticket_bought');
    await pane.getByRole('button', { name: 'Add field' }).click();
    await pane.getByRole('textbox', { name: 'Name of field 1' }).fill('seat');
  });

  await canvas.drop('Update profile', { x: 300, y: 330 });
  await pane.getByRole('button', { name: 'Add attribute' }).click();
  await chooseFrom(pane.getByRole('combobox', { name: 'Attribute 1' }), 'last_seat', 'Last seat');
  const update = canvas.activity(/^Update profile/);
  await canvas.connect(canvas.activity(/^Audience/), '', wait);
  await canvas.connect(wait, 'Happened', update);
  await update.click();
  const value = pane.getByRole('textbox', { name: 'Value' });
  await value.fill('{{');
  await studio.getByRole('option', { name: 'Wait for event › seat' }).click();

  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await expect(wait.getByRole('link', { name: '1 person is at Wait for event' })).toBeVisible();
  await recordEvents(waypost, [
    { externalId: 'demo-001', name: 'ticket_bought', payload: { seat: 'Row 7' } },
  ]);
  await update.getByRole('link', { name: '1 person came to Update profile' }).click();
  await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
  await expect(
    studio.getByRole('list', { name: 'What happened' }).getByText('Left Wait for event · Happened'),
  ).toBeVisible();
  await studio.getByRole('link', { name: 'Open profile' }).click();
  await expect(studio.getByText('Row 7', { exact: true })).toBeVisible();
});
