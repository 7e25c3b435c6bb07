import { openDraft } from '../pages/drafted.ts';
import { recordEvents } from '../pages/events.ts';
import { expect, test } from '../signed-in.ts';

test('an end says how it went, and people are counted and listed by it', async ({
  studio,
  waypost,
}) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Checkout',
    [{ id: 'in', type: 'entryEvent', eventName: 'checkout_done' }],
    [],
  );
  const { canvas, pane } = editor;
  await canvas.drop('End', { x: 300, y: 650 });
  await pane.getByRole('textbox', { name: 'Outcome' }).fill('Bought');
  await expect(canvas.activity('End, Outcome: Bought')).toBeVisible();
  await canvas.connect(canvas.activity(/^Event/), '', canvas.activity(/^End/));
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(studio.getByText('The journey ends here, counted as "Bought".')).toBeVisible();
  await studio.getByRole('button', { name: /checkout_done/ }).click();
  await expect(studio.getByRole('button', { name: 'Edit in draft' }).first()).toBeVisible();
  await recordEvents(waypost, [{ externalId: 'demo-001', name: 'checkout_done', payload: {} }]);
  const outcomes = studio.getByRole('region', { name: 'Outcomes' });
  await expect(outcomes.getByRole('term')).toHaveText('Bought');
  await expect(outcomes.getByRole('definition')).toHaveText('1');
  await studio.getByRole('link', { name: 'See the people' }).click();
  await expect(studio.getByRole('link', { name: 'Olivia Bennett' })).toBeVisible();
});
