import type { Graph } from '../graph/graph.ts';
import { foldText } from '../rules/fold-text.ts';
import { type JourneyText, journeyTexts } from './journey-texts.ts';
import { searchWords } from './search-words.ts';

/** A place in a journey where what was searched for stands, with the words around it. */
export interface FoundText {
  activityId: string | null;
  /** The activity's own name; empty without one. */
  activityName: string;
  kind: JourneyText['kind'] | 'templateText';
  before: string;
  found: string;
  after: string;
}

/** A text of a template that says a word that was searched for. */
export interface TemplateText {
  name: string;
  text: string;
}

/** How much is shown on either side of what was found, characters. */
const around = 40;

/**
 * Where in a journey the words of a search stand, capitals or not: at most `limit` places, one for each activity, those
 * first that hold most of the words. Words of the templates it sends stand outside of it and are handed in.
 */
export function findInJourney(
  graph: Graph,
  search: string,
  templates: readonly TemplateText[],
  limit = 3,
): FoundText[] {
  const words = searchWords(search).map(foldText);
  const names = new Map(graph.activities.map(({ id, name }) => [id, name]));
  const byName = Map.groupBy(templates, ({ name }) => name);
  const best = new Map<string, Excerpt & { place: Omit<FoundText, keyof Words> }>();
  for (const { activityId, kind, text } of journeyTexts(graph)) {
    const key = activityId ?? '';
    const keep = (kindThere: FoundText['kind'], said: string): void => {
      const excerpt = excerptOf(said, words);
      if (excerpt === null || excerpt.held <= (best.get(key)?.held ?? 0)) return;
      const activityName = names.get(key) ?? '';
      best.set(key, { ...excerpt, place: { activityId, activityName, kind: kindThere } });
    };
    keep(kind, text);
    if (kind !== 'template') continue;
    for (const template of byName.get(text) ?? []) keep('templateText', template.text);
  }
  return [...best.values()]
    .toSorted((one, other) => other.held - one.held)
    .slice(0, limit)
    .map(({ place, words }) => ({ ...place, ...words }));
}

type Words = Pick<FoundText, 'before' | 'found' | 'after'>;
interface Excerpt {
  /** How many of the words stand in the text; one more where they stand together as they were written. */
  held: number;
  words: Words;
}

function excerptOf(text: string, words: readonly string[]): Excerpt | null {
  const folded = foldText(text);
  const held = words.filter((word) => folded.includes(word));
  const phrase = words.join(' ');
  const shown = held.length > 1 && folded.includes(phrase) ? phrase : held[0];
  if (shown === undefined) return null;
  const at = folded.indexOf(shown);
  const end = at + shown.length;
  const before = oneLine(text.slice(Math.max(0, at - around), at));
  const after = oneLine(text.slice(end, end + around));
  return {
    held: held.length + (shown === phrase ? 1 : 0),
    words: {
      before: at > around ? `…${before}` : before,
      found: text.slice(at, end),
      after: text.length > end + around ? `${after}…` : after,
    },
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
