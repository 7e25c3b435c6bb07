import { chooseFrom } from '../pages/combo-box.ts';
import { fillAudience } from '../pages/audience.ts';
import { Editor } from '../pages/editor.ts';
import { expect, test } from '../signed-in.ts';

test('another person, found by id, enters a journey with what they are told', async ({
  studio,
  waypost,
}) => {
  const thanks = await Editor.createJourney(studio, 'Thanks for recommending');
  await thanks.canvas.drop('Event', { x: 300, y: 70 });
  await thanks.pane.getByRole('textbox', { name: 'Event name' }).fill('recommended');
  await thanks.pane.getByRole('button', { name: 'Add field' }).click();
  await thanks.pane.getByRole('textbox', { name: 'Name of field 1' }).fill('friend');
  await thanks.canvas.drop('Update profile', { x: 300, y: 200 });
  await thanks.pane.getByRole('button', { name: 'Add attribute' }).click();
  await chooseFrom(
    thanks.pane.getByRole('combobox', { name: 'Attribute 1' }),
    'last_friend',
    'Last friend',
  );
  await thanks.canvas.connect(
    thanks.canvas.activity(/^Event/),
    '',
    thanks.canvas.activity(/^Update profile/),
  );
  await thanks.canvas.activity(/^Update profile/).click();
  await thanks.pane.getByRole('textbox', { name: 'Value' }).fill('{{ event.friend }}');
  await expect(studio.getByRole('button', { name: '0 problems' })).toBeVisible();
  await thanks.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Publish and listen for recommended' }).click();
  await expect(studio.getByRole('radio', { name: 'Live' })).toBeChecked();
  await studio.goto(`${waypost.url}/`);

  const editor = await Editor.createJourney(studio, 'New customer');
  const { canvas, pane } = editor;
  await canvas.drop('Audience', { x: 300, y: 70 });
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Olivia', field: 'External id', value: 'demo-001' });
  await canvas.drop('Start for another', { x: 300, y: 190 });
  const start = canvas.activity(/^Start for another/);

  await test.step('a missing journey, a missing person and a wrong value are told at their fields', async () => {
    await expect(pane.getByText('Choose the journey to start.')).toBeVisible();
    await pane.getByRole('button', { name: 'Journey' }).click();
    await studio.getByRole('option', { name: 'Thanks for recommending' }).click();
    await expect(pane.getByText(/^Enter what to look for/)).toBeVisible();
    await pane.getByRole('textbox', { name: 'Which is' }).fill('demo-003');
    await pane.getByRole('button', { name: 'Add field' }).click();
    await pane.getByRole('textbox', { name: 'Name of field 1' }).fill('1st');
    await expect(pane.getByText(/^Name the field/)).toBeVisible();
    await pane.getByRole('textbox', { name: 'Name of field 1' }).fill('friend');
    await pane
      .getByRole('textbox', { name: 'Value of field 1' })
      .fill('{{ profile.first_name }} Bennett');
    await expect(canvas.activity('Start for another, Thanks for recommending')).toBeVisible();
  });

  await canvas.connect(canvas.activity(/^Audience/), '', start);
  await expect(studio.getByRole('button', { name: '0 problems' })).toBeVisible();
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await start.getByRole('link', { name: '1 person came to Start for another' }).click();
  await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
  await expect(
    studio
      .getByRole('list', { name: 'What happened' })
      .getByText('Left Start for another · Started'),
  ).toBeVisible();

  await studio.goto(`${waypost.url}/people/profiles`);
  await studio.getByRole('searchbox').first().fill('demo-003');
  // The heading of the table, and whom was searched for.
  await expect(studio.getByRole('row')).toHaveCount(2);
  await studio.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(studio.getByText('Olivia Bennett', { exact: true })).toBeVisible();
});
