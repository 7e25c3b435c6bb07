import { openDraft, responding } from './pages/drafted.ts';
import { expect, test } from './signed-in.ts';

test('a journey that can’t work says where and why, and a loop is shown', async ({
  studio,
  waypost,
}) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Round and round',
    [
      { id: 'in', type: 'entryMessage' },
      {
        id: 'ask',
        type: 'whatsapp',
        name: 'Ask',
        content: responding({ kind: 'text', body: 'Hm? {{ results.later.text }}' }),
      },
      {
        id: 'branch',
        type: 'condition',
        branches: [
          {
            id: 'yes',
            name: 'Gold',
            rule: { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
          },
        ],
      },
      { id: 'later', type: 'reaction', activityId: 'ask', outcomes: [{ id: 'r', kind: 'reply' }] },
    ],
    ['in.next>ask', 'ask.next>branch', 'branch.yes>branch', 'branch.otherwise>later'],
  );
  const { canvas, pane, problems } = editor;
  await test.step('a result of a later activity, at the text that uses it', async () => {
    await canvas.activity(/^Ask/).click();
    await expect(pane.getByText(/^People have not been at “Reaction” before/)).toBeVisible();
  });
  await test.step('the loop that never waits', async () => {
    await editor.openProblems();
    await problems.getByRole('button', { name: /This loop never waits/ }).click();
    await expect(pane.getByText(/“Condition” → “Condition”/)).toBeVisible();
    await expect(canvas.surface.getByTestId('activity-ask')).toHaveCSS('opacity', '0.5');
  });
});
