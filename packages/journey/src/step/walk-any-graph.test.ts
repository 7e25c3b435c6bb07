import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ValidationContext } from '../activities/definition.ts';
import { compileGraph } from '../graph/compile-graph.ts';
import { PassageWalk } from '../walk/passage-walk.ts';
import { chooserOf, graphFrom } from '../testing/random-graphs.ts';
import { senderId } from '../testing/graphs.ts';
import { isPublishable, validateGraph } from '../validation/validate-graph.ts';

const context: ValidationContext = {
  senders: [{ id: senderId, name: 'Shop', connection: 'simulator' }],
  templatesOf: () => [
    {
      name: 'hello',
      language: 'en',
      category: 'MARKETING',
      status: 'APPROVED',
      parameterFormat: 'POSITIONAL',
      components: [
        { type: 'BODY', text: 'Hi {{1}}', example: { body_text: [['Ada']] } },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
      ],
    },
  ],
  audienceIds: new Set(),
};
const numbers = fc.array(fc.nat(59), { minLength: 20, maxLength: 200, size: 'max' });
const day = 86_400_000;

test(
  'whoever walks any graph with parallel branches is in one place, branches aside, and out again in the end',
  { timeout: 60_000 },
  () => {
    let forked = 0;
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 7 }), (drawn, size) => {
        const choose = chooserOf(drawn);
        const graph = {
          ...graphFrom(choose, size, { parallels: true, jumpsTo: 'landing' }),
          settings: { reentry: 'never' as const, lifetime: { amount: 6, unit: 'days' as const } },
        };
        if (!isPublishable(validateGraph(graph, context))) return;
        const letIn: string[] = [];
        const walk = new PassageWalk(compileGraph(graph), {
          runId: drawn.join(' '),
          branchId: (parentId, port, visit) => `${parentId}/${port}#${visit}`,
          profile: { attributes: { tier: 'gold' }, consent: { marketing: 'in', service: null } },
          enteredAt: 0,
          jumpFields: new Map([['landing', [{ name: 'tier', kind: 'text' }]]]),
          letsIn: (journeyId) => {
            letIn.push(journeyId);
            return letIn.length === 1;
          },
        });
        let now = 0;
        walk.settle(now);
        // Six days and no longer, whatever the journey does.
        for (let look = 0; look < 2000 && inside(walk).length > 0; look += 1) {
          expectInOnePlace(walk);
          const [sending] = walk.sending();
          if (sending !== undefined) {
            const outcome = (['accepted', 'accepted', 'refused'] as const)[choose(3)];
            walk.dispatched(
              sending,
              outcome === 'accepted' || outcome === undefined
                ? { kind: 'dispatched', outcome: 'accepted' }
                : { kind: 'dispatched', outcome, reason: 'no_consent' },
              now,
            );
            continue;
          }
          const sent = walk.sent();
          const message = sent[choose(sent.length)];
          if (message !== undefined && choose(4) === 0) walk.answered(message, now);
          else {
            now = walk.nextAt() ?? now;
            walk.settle(now);
          }
          const before = JSON.stringify([...walk.runs]);
          walk.wakeAll(now);
          expect(JSON.stringify([...walk.runs])).toBe(before);
        }
        expect(inside(walk)).toEqual([]);
        expect(now).toBeLessThanOrEqual(7 * day);
        if (walk.runs.size > 1) forked += 1;
      }),
      { numRuns: 300 },
    );
    // Most have parallel branches, else this would say little about them.
    expect(forked).toBeGreaterThan(20);
  },
);

function inside(walk: PassageWalk) {
  return [...walk.runs.values()].filter(({ status }) => status === 'inside');
}

/** Each branch has a parent that waits for it and for nothing else. */
function expectInOnePlace(walk: PassageWalk): void {
  const open = inside(walk);
  expect(open.filter(({ parentId }) => parentId === null).length).toBe(1);
  for (const { parentId, joinVisit } of open) {
    if (parentId === null) continue;
    const parent = walk.runs.get(parentId);
    expect(parent).toMatchObject({ status: 'inside' });
    expect(parent?.state).toMatchObject({ waitingFor: 'branches', visit: joinVisit });
  }
}
