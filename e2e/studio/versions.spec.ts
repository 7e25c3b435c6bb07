import { graphSchema, type Graph } from '@waypost/journey';

import { apiClient } from '../system/waypost.ts';
import { recordEvents } from './pages/events.ts';
import { expect, test } from './signed-in.ts';

function position(place: number): { x: number; y: number } {
  return { x: 300, y: place * 150 };
}

/** People who sign up wait at one activity; `end` is where they go then. */
function signUp(wait: string, days: number, end?: string): Graph {
  return graphSchema.parse({
    format: 1,
    settings: { reentry: 'always' },
    activities: [
      { id: 'in', type: 'entryEvent', eventName: 'signed_up', position: position(0) },
      {
        id: wait,
        type: 'wait',
        name: `Think for ${days} days`,
        duration: { amount: days, unit: 'days' },
        position: position(1),
      },
      ...(end === undefined ? [] : [{ id: 'end', type: 'end', name: end, position: position(2) }]),
    ],
    connections: [
      { id: 'a', from: { activity: 'in', port: 'next' }, to: wait },
      ...(end === undefined
        ? []
        : [{ id: 'b', from: { activity: wait, port: 'next' }, to: 'end' }]),
    ],
  });
}

test('versions: what changes and what happens to people inside is asked before; pause, words put right, and back to an earlier one', async ({
  studio,
  waypost,
}) => {
  // It publishes six times; a machine that does much else at once takes its time.
  test.setTimeout(300_000);
  const api = apiClient(waypost.url, waypost.apiKey);
  const { id } = await api.journeys.create({ name: 'Sign-up', draft: signUp('keep', 30) });
  await api.journeys.publish({ id });
  const enters = async (person: number): Promise<void> => {
    await recordEvents(waypost, [
      { externalId: `demo-00${person}`, name: 'signed_up', payload: {} },
    ]);
  };
  const draft = async (graph: Graph): Promise<void> => {
    await api.journeys.saveDraft({ id, draft: graph });
    await studio.goto(`${waypost.url}/journeys/${id}/publish`);
  };
  const publish = studio.getByRole('button', { name: 'Publish and listen for signed_up' });
  const live = studio.getByRole('complementary', { name: 'Settings' });

  await test.step('people finish on their version unless told otherwise', async () => {
    await enters(1);
    await draft(signUp('keep', 40, 'Thanks'));
    const changes = studio.getByRole('listitem');
    await expect(changes.filter({ hasText: 'Added' }).getByText('Thanks')).toBeVisible();
    await expect(changes.filter({ hasText: 'How long people wait' }).first()).toContainText(
      '30 days',
    );
    const drawn = studio.getByRole('region', { name: 'Changes on the canvas' });
    await expect(drawn.getByRole('group', { name: /^Thanks, .*Added/ })).toBeVisible();
    await drawn.getByTestId('activity-keep').click();
    const pointedOut = changes.and(studio.locator('[aria-current]'));
    await expect(pointedOut.first()).toContainText('Think for 40 days');
    await expect(studio.getByText('What happens to 1 person inside?')).toBeVisible();
    await publish.click();
    await expect(live.getByText(/^Version 2,/)).toBeVisible();
  });

  await test.step('or move to the matching activity, counted exactly', async () => {
    await enters(2);
    await draft(signUp('keep', 50, 'Thanks'));
    await studio.getByText('Move to the new version').click();
    await expect(studio.getByText('2 people go on at the same activity')).toBeVisible();
    await publish.click();
    await expect(live.getByText('2 moved to version 3')).toBeVisible();
  });

  await test.step('those without one are listed, and asked about', async () => {
    await draft(signUp('other', 7));
    await studio.getByText('Move to the new version').click();
    const others = studio.getByRole('region', { name: '2 people have no matching activity' });
    await expect(others.getByText('At “Think for 50 days” (version 3)')).toBeVisible();
    await others.getByText('Leave the journey').click();
    await publish.click();
    await expect(live.getByText('2 left when version 4 was published')).toBeVisible();
  });

  await test.step('or everybody leaves', async () => {
    await enters(3);
    await draft(signUp('other', 8));
    await studio.getByText('Leave the journey').click();
    await publish.click();
    await expect(live.getByText('1 left when version 5 was published')).toBeVisible();
  });

  await test.step('a pause has no end but ours', async () => {
    await studio.getByRole('button', { name: 'Manage' }).click();
    await studio.getByRole('menuitem', { name: 'Pause…' }).click();
    const dialog = studio.getByRole('dialog', { name: 'Pause "Sign-up"?' });
    await dialog.getByRole('button', { name: 'Pause journey' }).click();
    await expect(live.getByText('This journey is paused')).toBeVisible();
    await expect(studio.getByRole('banner').getByText('Paused')).toBeVisible();
    await studio.getByRole('button', { name: 'Resume' }).click();
    await expect(live.getByText('This journey is paused')).toBeHidden();
    await expect(studio.getByRole('banner').getByText('Paused')).toBeHidden();
  });

  await test.step('words are put right without touching anybody', async () => {
    const named = signUp('other', 8);
    const activities = named.activities.map((activity) => ({ ...activity, name: 'Well named' }));
    await draft({ ...named, activities });
    await expect(studio.getByText('Only words, media and names change')).toBeVisible();
    await studio.getByRole('button', { name: 'Update the content' }).click();
    await expect(live.getByText(/^Version 6,/)).toBeVisible();
  });

  await test.step('any version can be looked at and made the draft', async () => {
    await studio.getByRole('button', { name: 'Manage' }).click();
    await studio.getByRole('menuitem', { name: 'Versions' }).click();
    await expect(studio.getByText('Words of version 5 put right')).toBeVisible();
    await studio.getByRole('link', { name: 'Version 2', exact: true }).click();
    await expect(studio.getByRole('region', { name: 'The journey as it was' })).toContainText(
      'Think for 40 days',
    );
    await studio.getByRole('button', { name: 'Publish this again' }).click();
    await expect(studio.getByText('Think for 40 days').first()).toBeVisible();
    await publish.click();
    await expect(live.getByText(/^Version 7,/)).toBeVisible();
  });
});
