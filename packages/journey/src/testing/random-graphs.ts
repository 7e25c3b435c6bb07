import type { Activity } from '../activities/activity.ts';
import { activityPorts, createActivity } from '../activities/registry.ts';
import type { Graph } from '../graph/graph.ts';
import {
  ask,
  conditionBy,
  conditionOn,
  end,
  entryAudience,
  experimentOn,
  entryEvent,
  graphOf,
  handOverOf,
  jumpTo,
  onList,
  reactionTo,
  splitInto,
  startOther,
  updateOf,
  waitFor,
  waitForEventOf,
  whatsApp,
} from './graphs.ts';

/** Answers a number from 0 up to, not including, `options`; 0 when there are none. */
export type Choose = (options: number) => number;

/** Draws from a list of numbers, over and over. */
export function chooserOf(drawn: readonly number[]): Choose {
  let place = 0;
  return (options) => {
    place += 1;
    return options === 0 ? 0 : (drawn[place % drawn.length] ?? 0) % options;
  };
}

/** What a random graph is made of. */
export interface Ingredients {
  /** Parallel branches, also within one another. */
  parallels: boolean;
  /** The journey that jumps lead to; left out: no jumps. */
  jumpsTo?: string;
  /** What activities name that look beyond the journey; left out: there are none of them, and everybody enters alike. */
  outside?: Outside;
}

export interface Outside {
  listId: string;
  senderId: string;
  /** The journey that other people are let into. */
  startsJourney: string;
  /** External ids of the people looked for: the first exists. */
  others: readonly [string, string];
  /** Events that are waited for. */
  eventNames: readonly string[];
  /** The event that lets people in, where one does. */
  entryEvent: string;
}

type Line = [string, string, string];

/** A graph in which everything is reachable; some ports stay open, some lead back. */
export function graphFrom(choose: Choose, size: number, ingredients: Ingredients): Graph {
  const builder = new GraphBuilder(choose, ingredients);
  return builder.build(size);
}

class GraphBuilder {
  readonly #choose: Choose;
  readonly #ingredients: Ingredients;
  readonly #activities: Activity[];
  readonly #lines: Line[] = [];
  /** Ports that lead nowhere yet and may lead anywhere. */
  readonly #free: [string, string][] = [['entry', 'next']];
  /** Activities that anything may lead to: those outside of parallel branches. */
  readonly #targets: string[] = [];

  constructor(choose: Choose, ingredients: Ingredients) {
    this.#choose = choose;
    this.#ingredients = ingredients;
    this.#activities = [this.#entry()];
  }

  build(size: number): Graph {
    const choose = this.#choose;
    for (let place = 1; place <= size && this.#free.length > 0; place += 1) {
      const [from] = this.#free.splice(choose(this.#free.length), 1);
      if (from === undefined) break;
      if (this.#ingredients.parallels && choose(2) === 0) {
        const { first, out } = this.#fork(`a${place}`, 0);
        this.#lines.push([...from, first]);
        this.#targets.push(first);
        this.#free.push(...out);
        continue;
      }
      const activity = this.#add(`a${place}`);
      this.#lines.push([...from, activity.id]);
      this.#targets.push(activity.id);
      this.#free.push(...portsOf(activity));
    }
    for (const from of this.#free) {
      const target = this.#targets[choose(this.#targets.length * 5)];
      if (target !== undefined) this.#lines.push([...from, target]);
    }
    return graphOf(this.#activities, this.#lines);
  }

  /** Parallel branches with their join; `out` are the ports behind it. */
  #fork(id: string, depth: number): { first: string; out: [string, string][] } {
    const choose = this.#choose;
    const branches = Array.from({ length: 2 + choose(2) }, (_, index) => ({
      id: `b${index}`,
      name: '',
    }));
    const parallel: Activity = {
      ...createActivity('parallel', id, { x: 0, y: 0 }),
      branches,
    };
    const join: Activity = {
      ...createActivity('join', `${id}j`, { x: 0, y: 0 }),
      parallelId: id,
      waitsFor: choose(3) === 0 ? 'first' : 'all',
      deadline: { amount: 1 + choose(60), unit: 'hours' },
    };
    this.#activities.push(parallel, join);
    for (const [index, branch] of branches.entries()) {
      this.#branch([id, branch.id], `${id}b${index}`, join.id, depth);
    }
    return { first: id, out: portsOf(join) };
  }

  /** A way from a port to a join, with up to two activities on it; other ports of those end, or lead to the join. */
  #branch(from: [string, string], prefix: string, joinId: string, depth: number): void {
    const choose = this.#choose;
    let last = from;
    // The first branch always has one, so that a loop through the join takes time there, and two don't tie.
    for (let place = 0; place < 1 + choose(2); place += 1) {
      const id = `${prefix}${place}`;
      if (depth < 1 && choose(5) === 0) {
        const { first, out } = this.#fork(id, depth + 1);
        this.#lines.push([...last, first]);
        const [next, late] = out;
        if (next === undefined || late === undefined) return;
        if (choose(2) === 0) this.#lines.push([...late, joinId]);
        last = next;
        continue;
      }
      const activity = this.#add(id);
      this.#lines.push([...last, activity.id]);
      const [next, ...others] = portsOf(activity);
      if (next === undefined) return;
      for (const other of others) {
        if (choose(2) === 0) this.#lines.push([...other, joinId]);
      }
      last = next;
    }
    this.#lines.push([...last, joinId]);
  }

  #add(id: string): Activity {
    const activity = this.#activityOf(id);
    this.#activities.push(activity);
    return activity;
  }

  #entry(): Activity {
    const { outside } = this.#ingredients;
    if (outside === undefined) return entryAudience();
    const kinds = [
      'entryAudience',
      'entryEvent',
      'entryMessage',
      'entryAudienceChange',
      'entryJump',
    ] as const;
    const kind = kinds[this.#choose(kinds.length)] ?? 'entryAudience';
    return kind === 'entryEvent'
      ? entryEvent('entry', outside.entryEvent)
      : createActivity(kind, 'entry', { x: 0, y: 0 });
  }

  #activityOf(id: string): Activity {
    const { outside } = this.#ingredients;
    if (outside !== undefined && this.#choose(2) === 0) return this.#outsideOf(id, outside);
    return this.#plainOf(id);
  }

  #outsideOf(id: string, outside: Outside): Activity {
    const choose = this.#choose;
    const { parallels } = this.#ingredients;
    const { listId, senderId, startsJourney, others, eventNames } = outside;
    switch (choose(7)) {
      case 0: {
        const name = eventNames[choose(eventNames.length)] ?? '';
        return waitForEventOf(id, name, choose(40), 1 + choose(48));
      }
      case 1:
        return ask(id);
      case 2:
        return handOverOf(id, senderId, choose(3) > 0);
      case 3:
        // Branches of one person that put them on a list and off it have no order of their own.
        return onList(id, listId, parallels || choose(2) === 0 ? 'add' : 'remove');
      case 4:
        return startOther(id, startsJourney, others[choose(2)] ?? others[0]);
      case 5: {
        const value = String(1 + choose(9));
        return updateOf(id, [{ attribute: 'points', kind: 'number', how: 'increase', value }]);
      }
      default:
        return this.#conditionOf(id, listId);
    }
  }

  /** On what an earlier activity learned, or on a list. */
  #conditionOf(id: string, listId: string): Activity {
    const choose = this.#choose;
    const learned = this.#activities.filter(
      ({ type }) => type === 'httpRequest' || type === 'waitForEvent',
    );
    const source = learned[choose(learned.length)];
    if (source === undefined && this.#ingredients.parallels) return conditionOn(id, 'gold');
    return conditionBy(
      id,
      source === undefined
        ? { kind: 'membership', audienceId: listId, member: true }
        : {
            kind: 'comparison',
            field: `results.${source.id}.total`,
            operator: 'at_least',
            value: choose(40),
          },
    );
  }

  #plainOf(id: string): Activity {
    const choose = this.#choose;
    const { jumpsTo, parallels } = this.#ingredients;
    const messages = this.#activities.filter(({ type }) => type === 'whatsapp');
    switch (choose(9)) {
      case 0:
        return whatsApp(id);
      case 1:
        return waitFor(id, 1 + choose(48));
      case 2:
        return conditionOn(id, choose(2) === 0 ? 'gold' : 'silver');
      case 3: {
        const watched = messages[choose(messages.length)];
        return watched === undefined ? whatsApp(id) : reactionTo(id, watched.id);
      }
      case 4:
        return splitInto(id, 30, 70);
      case 5:
        return experimentOn(id, 40, 60, choose(2) === 0 ? 0 : 20);
      case 6: {
        // Branches of one person that change what another looks at have no order of their own.
        const attribute = parallels ? `seen_${id}` : 'tier';
        const value = choose(2) === 0 ? 'gold' : '{{ profile.none }}';
        return updateOf(id, [{ attribute, kind: 'text', value }]);
      }
      case 7:
        return jumpsTo === undefined ? end(id) : jumpTo(id, jumpsTo);
      default:
        return { ...createActivity('end', id, { x: 0, y: 0 }), outcome: 'done' };
    }
  }
}

function portsOf(activity: Activity): [string, string][] {
  return activityPorts(activity).map((port) => [activity.id, port]);
}
