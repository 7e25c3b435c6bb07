import { chooseFrom } from '../pages/combo-box.ts';
import { fillAudience } from '../pages/audience.ts';
import { Editor } from '../pages/editor.ts';
import { expect, test } from '../signed-in.ts';

test('a journey puts a conversation before the team and goes on when somebody closes it', async ({
  studio,
  waypost,
}) => {
  const editor = await Editor.createJourney(studio, 'Complaints');
  const { canvas, pane } = editor;
  await canvas.drop('Audience', { x: 300, y: 70 });
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Olivia', field: 'External id', value: 'demo-001' });
  await canvas.drop('Hand over', { x: 300, y: 190 });
  const handOver = canvas.activity(/^Hand over/);

  await test.step('a missing sender, a missing note and a wrong value are told at their fields', async () => {
    await expect(pane.getByText('Choose the sender whose conversation it is.')).toBeVisible();
    await pane.getByRole('button', { name: 'Conversation with' }).click();
    await studio.getByRole('option').first().click();
    const note = pane.getByRole('textbox', { name: 'Note for your colleagues' });
    await expect(note).toHaveAccessibleDescription(/Tell your colleagues what this is about\./);
    await note.fill('{{ profile.nobody_has_this }}');
    await expect(note).toHaveAccessibleDescription(/has no data here/);
    await note.fill('{{ profile.first_name }} is not happy with the delivery.');
  });

  await canvas.drop('Update profile', { x: 300, y: 330 });
  await pane.getByRole('button', { name: 'Add attribute' }).click();
  await chooseFrom(
    pane.getByRole('combobox', { name: 'Attribute 1' }),
    'looked_after',
    'Looked after',
  );
  await pane.getByRole('textbox', { name: 'Value' }).fill('by a colleague');
  const update = canvas.activity(/^Update profile/);
  await canvas.connect(canvas.activity(/^Audience/), '', handOver);
  await canvas.connect(handOver, 'Closed by a colleague', update);
  await expect(studio.getByRole('button', { name: '0 problems' })).toBeVisible();
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await expect(handOver.getByRole('link', { name: '1 person is at Hand over' })).toBeVisible();
  await studio.goto(`${waypost.url}/`);

  await test.step('the inbox shows whom it waits for, with the journey and its note', async () => {
    await studio.getByRole('link', { name: /^Conversations/ }).click();
    await studio.getByRole('radio', { name: 'Waiting for you' }).click();
    await studio.getByRole('link', { name: /Olivia Bennett/ }).click();
    await expect(studio.getByText('From the journey “Complaints”')).toBeVisible();
    await expect(studio.getByText('Olivia is not happy with the delivery.')).toBeVisible();
    await studio.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(studio.getByText('From the journey “Complaints”')).toHaveCount(0);
  });

  await studio.getByRole('link', { name: 'Profile', exact: true }).click();
  await expect(studio.getByText('by a colleague', { exact: true })).toBeVisible();
});
