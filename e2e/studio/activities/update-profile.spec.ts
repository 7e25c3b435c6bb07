import { chooseFrom } from '../pages/combo-box.ts';
import { openDraft } from '../pages/drafted.ts';
import { recordEvents } from '../pages/events.ts';
import { pickOption } from '../pages/rule.ts';
import { expect, test } from '../signed-in.ts';

test('passing counts up, tags and dates a profile, from what the event carried', async ({
  studio,
  waypost,
}) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Loyalty',
    [
      {
        id: 'in',
        type: 'entryEvent',
        eventName: 'stars_earned',
        fields: [
          { name: 'stars', kind: 'number' },
          { name: 'shop', kind: 'text' },
        ],
      },
    ],
    [],
  );
  const { canvas, pane } = editor;
  await canvas.drop('Update profile', { x: 300, y: 650 });
  const update = canvas.activity(/^Update profile/);

  /** Adds a change of an attribute nobody has yet. */
  async function addChange(number: number, name: string, what: string) {
    await pane.getByRole('button', { name: 'Add attribute' }).click();
    await chooseFrom(pane.getByRole('combobox', { name: `Attribute ${number}` }), name);
    const change = pane.getByRole('region', { name, exact: true });
    await pickOption(change, 'What to do', what);
    return { value: change.getByRole('textbox', { name: 'Value' }) };
  }

  await test.step('a missing attribute and a value that does not fit are told at their fields', async () => {
    await pane.getByRole('button', { name: 'Add attribute' }).click();
    await expect(pane.getByText('Choose the attribute to set.')).toBeVisible();
    await pane.getByRole('button', { name: 'Remove attribute 1' }).click();
    const { value } = await addChange(1, 'loyalty_stars', 'Increase by');
    await value.fill('ten');
    await expect(pane.getByText('Enter a number such as 12 or 12.5.')).toBeVisible();
    await value.fill('{{ event.stars }}');
    await expect(pane.getByText('Enter a number such as 12 or 12.5.')).toHaveCount(0);
  });
  const tags = await addChange(2, 'shops', 'Add to the list');
  await tags.value.fill('{{ event.shop }}');
  await addChange(3, 'last_star', 'Set to today’s date');
  await expect(canvas.activity('Update profile, loyalty_stars, shops, last_star')).toBeVisible();

  await canvas.connect(canvas.activity(/^Event/), '', update);
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(studio.getByText('loyalty_stars is increased by')).toBeVisible();
  await studio.getByRole('button', { name: /stars_earned/ }).click();
  await expect(studio.getByRole('button', { name: 'Edit in draft' }).first()).toBeVisible();
  await recordEvents(waypost, [
    { externalId: 'demo-001', name: 'stars_earned', payload: { stars: 40, shop: 'Milan' } },
  ]);
  await update.getByRole('link', { name: '1 person came to Update profile' }).click();
  await recordEvents(waypost, [
    { externalId: 'demo-001', name: 'stars_earned', payload: { stars: 2.5, shop: 'Rome' } },
  ]);
  await studio.getByRole('link', { name: 'Olivia Bennett' }).first().click();
  await studio.getByRole('link', { name: 'Open profile' }).click();
  await expect(studio.getByText('42.5', { exact: true })).toBeVisible();
  await expect(studio.getByText(/Milan.*Rome/)).toBeVisible();
  await expect(studio.getByText('last_star')).toBeVisible();
});
