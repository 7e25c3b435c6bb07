import { cameTo, openDraft } from '../pages/drafted.ts';
import { recordEvents } from '../pages/events.ts';
import { pickOption } from '../pages/rule.ts';
import { expect, test } from '../signed-in.ts';

test('people enter again after a time, and for each order by itself', async ({
  studio,
  waypost,
}) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Order updates',
    [
      {
        id: 'in',
        type: 'entryEvent',
        eventName: 'order_shipped',
        fields: [{ name: 'order_number', kind: 'text' }],
      },
      { id: 'done', type: 'end' },
    ],
    ['in.next>done'],
  );
  const { pane } = editor;
  const rules = pane.getByRole('region', { name: 'May people enter again?' });
  await rules.getByText('After a time', { exact: true }).click();
  await pickOption(rules, 'At the same time', 'One passage per order_number');
  await expect(
    rules.getByText(
      'A person may enter again 7 days after they left; one passage per order_number',
    ),
  ).toBeVisible();

  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: /order_shipped/ }).click();
  await expect(studio.getByRole('button', { name: 'Edit in draft' }).first()).toBeVisible();
  const shipped = async (order: string) =>
    recordEvents(waypost, [
      { externalId: 'demo-001', name: 'order_shipped', payload: { order_number: order } },
    ]);
  await shipped('A-1');
  await expect.poll(() => cameTo(waypost, 'Order updates', 'done')).toBe(1);
  await shipped('A-1');
  await shipped('A-2');
  await expect.poll(() => cameTo(waypost, 'Order updates', 'done')).toBe(2);
});
