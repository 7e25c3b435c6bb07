import { chooseFrom } from '../pages/combo-box.ts';
import { fillAudience } from '../pages/audience.ts';
import { Editor } from '../pages/editor.ts';
import { expect, test } from '../signed-in.ts';

test('a person walks parallel branches at once, meets at the join and leaves with an outcome', async ({
  studio,
}) => {
  const editor = await Editor.createJourney(studio, 'Two ways');
  const { canvas, pane } = editor;
  await canvas.drop('Audience', { x: 400, y: 60 });
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Olivia', field: 'External id', value: 'demo-001' });

  await canvas.drop('Parallel branches', { x: 400, y: 170 });
  const parallel = canvas.activity(/^Parallel branches/);
  await test.step('branches without a join, and two with one name, are told', async () => {
    await expect(
      pane.getByText('These branches never meet. Add a join and choose these branches in it.'),
    ).toBeVisible();
    const names = pane.getByRole('textbox', { name: /^Name of branch/ });
    await names.first().fill('Mark');
    await names.last().fill('Mark');
    await expect(names.last()).toHaveAccessibleDescription(
      'Two branches are called "Mark". Give one another name.',
    );
    await names.last().fill('Pause');
  });

  await canvas.drop('Update profile', { x: 240, y: 300 });
  const update = canvas.activity(/^Update profile/);
  await pane.getByRole('button', { name: 'Add attribute' }).click();
  await chooseFrom(pane.getByRole('combobox', { name: 'Attribute 1' }), 'walked');
  await pane.getByRole('textbox', { name: 'Value' }).fill('both');
  await canvas.drop('Join', { x: 400, y: 440 });
  const join = canvas.activity(/^Join/);
  await test.step('a join says that it is no branches’ yet', async () => {
    await expect(pane.getByText('Choose whose branches meet here.')).toBeVisible();
    await pane.getByRole('button', { name: 'Branches of' }).click();
    await studio.getByRole('option', { name: 'Parallel branches' }).click();
    await expect(pane.getByText('Choose whose branches meet here.')).toHaveCount(0);
  });
  await canvas.drop('End', { x: 400, y: 560 });
  await pane.getByRole('textbox', { name: 'Outcome' }).fill('Walked both');
  await expect(canvas.activity('End, Outcome: Walked both')).toBeVisible();

  await canvas.connect(canvas.activity(/^Audience/), '', parallel);
  await canvas.connect(parallel, 'Mark', update);
  await canvas.connect(parallel, 'Pause', join);
  await canvas.connect(update, 'Updated', join);
  await canvas.connect(join, 'Met', canvas.activity(/^End/));
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(
    studio.getByText('People take all branches at once:', { exact: false }),
  ).toBeVisible();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await expect(studio.getByRole('region', { name: 'Outcomes' })).toContainText('Walked both');
  await expect(studio.getByRole('region', { name: 'Outcomes' })).toContainText('1');
  await join.getByRole('link', { name: '1 person came to Join' }).click();
  await expect(studio.getByRole('row', { name: /Olivia Bennett/ })).toHaveCount(1);
  await expect(studio.getByRole('row', { name: /Olivia Bennett/ })).toContainText('Walked both');
  await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
  const story = studio.getByRole('list', { name: 'What happened' });
  await expect(story.getByText('Mark').first()).toBeVisible();
  await expect(story.getByText('Left Join · Met')).toBeVisible();
});
