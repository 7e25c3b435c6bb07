import { graphSchema } from '@waypost/journey';
import type { Graph } from '@waypost/journey';
import { describe, expect, it } from 'vitest';

import { bindReply, wayOfTap } from './bind-reply.ts';

const position = { x: 0, y: 0 };
const graph: Graph = graphSchema.parse({
  format: 1,
  settings: {},
  activities: [
    { id: 'in', type: 'entryAudience', position },
    { id: 'ask', type: 'whatsapp', position: { x: 0, y: 150 } },
    { id: 'out', type: 'end', position: { x: 0, y: 300 } },
  ],
  connections: [
    { id: 'a', from: { activity: 'in', port: 'next' }, to: 'ask' },
    { id: 'b', from: { activity: 'ask', port: 'next' }, to: 'out' },
  ],
});
const yes = { button: 0, label: 'Yes' };
const no = { button: 1, label: 'No' };

describe('a reaction for a button of a message', () => {
  it('stands behind the message, and who taps nothing goes on as before', () => {
    const after = bindReply(graph, 'ask', yes, { x: 10, y: 20 }).apply(graph);
    const reaction = after.activities.find(({ type }) => type === 'reaction');
    expect(reaction).toMatchObject({ activityId: 'ask', outcomes: [{ kind: 'button', ...yes }] });
    const lines = after.connections.map(({ from, to }) => `${from.activity} ${from.port} ${to}`);
    expect(lines).toContain(`ask next ${reaction?.id}`);
    expect(lines).toContain(`${reaction?.id} deadline out`);
    expect(lines).not.toContain('ask next out');
    expect(wayOfTap(after, 'ask', yes)).toMatchObject({ reactionId: reaction?.id, to: null });
    expect(wayOfTap(after, 'ask', no)).toBeNull();
  });

  it('is the one that watches the message already', () => {
    const first = bindReply(graph, 'ask', yes, position).apply(graph);
    const both = bindReply(first, 'ask', no, position).apply(first);
    const reactions = both.activities.filter(({ type }) => type === 'reaction');
    expect(reactions).toHaveLength(1);
    expect(reactions[0]).toMatchObject({ outcomes: [{ label: 'Yes' }, { label: 'No' }] });
  });

  it('is selected, and nothing else happens, when it waits for that button already', () => {
    const first = bindReply(graph, 'ask', yes, position).apply(graph);
    const again = bindReply(first, 'ask', yes, position);
    expect(again.apply(first)).toBe(first);
    const way = wayOfTap(first, 'ask', yes);
    expect(again.select).toEqual({ kind: 'activities', ids: [way?.reactionId] });
  });
});
