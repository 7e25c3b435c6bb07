import { openDraft } from '../pages/drafted.ts';
import { recordEvents } from '../pages/events.ts';
import { expect, test } from '../signed-in.ts';

test('a goal is counted on the live journey, and people are taken out at once by what is added there', async ({
  studio,
  waypost,
}) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Win back',
    [
      { id: 'in', type: 'entryEvent', eventName: 'went_quiet' },
      { id: 'pause', type: 'wait', duration: { amount: 7, unit: 'days' } },
    ],
    ['in.next>pause'],
  );
  const { canvas, pane } = editor;

  await test.step('a goal without its event, or with a wrong one, is told at the field', async () => {
    await pane.getByText('Goal', { exact: true }).click();
    const goal = pane.getByRole('region', { name: 'Goal' });
    const event = goal.getByRole('textbox', { name: 'Event name' });
    await expect(event).toHaveAccessibleDescription(/Name the event\./);
    await event.fill('2 orders');
    await expect(event).toHaveAccessibleDescription(/An event name starts with a letter/);
    await event.fill('order_placed');
    await goal.getByRole('textbox', { name: 'Name of the goal' }).fill('Ordered again');
  });

  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: /went_quiet/ }).click();
  await expect(studio.getByRole('button', { name: 'Edit in draft' }).first()).toBeVisible();
  await recordEvents(waypost, [
    { externalId: 'demo-001', name: 'went_quiet', payload: {} },
    { externalId: 'demo-002', name: 'went_quiet', payload: {} },
  ]);
  const wait = canvas.activity(/^Wait/);
  await expect(wait.getByRole('link', { name: '2 people are at Wait' })).toBeVisible();
  await recordEvents(waypost, [{ externalId: 'demo-001', name: 'order_placed', payload: {} }]);
  await expect(pane.getByText('1 of 2 reached it: 50%.')).toBeVisible({ timeout: 15_000 });

  await test.step('an exit added while people are inside counts at once, and who added it is told', async () => {
    await pane.getByRole('button', { name: 'Add way out' }).click();
    const exits = pane.getByRole('region', { name: 'What takes people out' });
    await pane.getByRole('button', { name: 'Change now' }).click();
    await expect(exits.getByText('Name the event.')).toBeVisible();
    await exits.getByRole('textbox', { name: 'Event name' }).fill('order_placed');
    await pane.getByRole('button', { name: 'Change now' }).click();
    const changes = pane.getByRole('region', { name: 'Changes while live' });
    await expect(changes.getByText('After: event order_placed')).toBeVisible();
    await expect(wait.getByRole('link', { name: '1 person is at Wait' })).toBeVisible();
  });
});
