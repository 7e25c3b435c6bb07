import { fillAudience } from '../pages/audience.ts';
import { chooseFrom } from '../pages/combo-box.ts';
import { recordEvents } from '../pages/events.ts';
import { Editor } from '../pages/editor.ts';
import { chooseSubject, pickOption } from '../pages/rule.ts';
import { expect, test } from '../signed-in.ts';

test('a condition parts people by what they did, and says in words whom it takes', async ({
  studio,
  waypost,
}) => {
  await recordEvents(waypost, [
    { externalId: 'demo-001', name: 'coffee_bought', payload: { price: 4.5 } },
    { externalId: 'demo-001', name: 'coffee_bought', payload: { price: 3 } },
    { externalId: 'demo-002', name: 'coffee_bought', payload: { price: 3 } },
  ]);
  const editor = await Editor.createJourney(studio, 'Regulars');
  const { canvas, pane } = editor;
  await canvas.drop('Audience', { x: 300, y: 70 });
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Only Olivia', field: 'External id', value: 'demo-001' });
  await canvas.drop('Condition', { x: 300, y: 200 });
  const condition = canvas.activity(/^Condition/);

  await test.step('without a branch, and with a branch that lacks its event, it says so at the field', async () => {
    await expect(
      pane.getByText('Add at least one branch, or delete this condition.'),
    ).toBeVisible();
    await pane.getByRole('button', { name: 'Add branch' }).click();
    await pane.getByRole('textbox', { name: 'Name of branch 1' }).fill('Regulars');
    await chooseSubject(pane, 'Something happened (event)');
    await expect(
      pane.getByRole('combobox', { name: 'Event', exact: true }),
    ).toHaveAccessibleDescription('Choose the event, or type its name.');
  });

  await test.step('the event, how often and its data are chosen from what there is', async () => {
    await chooseFrom(
      pane.getByRole('combobox', { name: 'Event', exact: true }),
      'coffee_bought',
      'coffee',
    );
    await pickOption(pane, 'How often', 'at least');
    await expect(pane.getByRole('textbox', { name: 'Times' })).toHaveValue('2');
    await pickOption(pane, 'Period', 'in the last');
    await pane.getByRole('button', { name: 'Add a condition on its data' }).click();
    await pickOption(pane, 'Comparison', 'is between');
    await pane.getByRole('textbox', { name: 'From' }).fill('5');
    await pane.getByRole('textbox', { name: 'To' }).fill('2');
    await pane.getByRole('textbox', { name: 'To' }).press('Enter');
    await expect(
      pane.getByText('The second value is smaller than the first. Swap them.'),
    ).toBeVisible();
    await pane.getByRole('textbox', { name: 'From' }).fill('2');
    await pane.getByRole('textbox', { name: 'To' }).fill('5');
    await pane.getByRole('textbox', { name: 'To' }).press('Enter');
  });

  await test.step('a second condition, of another kind', async () => {
    await pane.getByRole('button', { name: 'Add condition' }).click();
    await chooseSubject(pane, 'Audience');
    await chooseFrom(pane.getByRole('combobox', { name: 'Audience' }), 'Only Olivia');
    await expect(
      pane.getByText(
        'The event “coffee_bought” happened at least 2 times in the last 30 days with price is between 2 and 5 and the person is in the audience “Only Olivia”.',
      ),
    ).toBeVisible();
    await expect(pane.getByText(/^1 person/)).toBeVisible();
  });

  await canvas.drop('End', { x: 150, y: 380 });
  await pane.getByRole('textbox', { name: 'Name', exact: true }).fill('A regular');
  await canvas.connect(canvas.activity(/^Audience/), '', condition);
  await canvas.connect(condition, 'Regulars', canvas.activity(/^A regular/));
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await canvas
    .activity(/^A regular/)
    .getByRole('link', { name: /1 person came/ })
    .click();
  await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
  await expect(
    studio.getByRole('list', { name: 'What happened' }).getByText('Left Condition · Regulars'),
  ).toBeVisible();
});
