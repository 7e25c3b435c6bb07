import type { Graph } from '../graph/graph.ts';
import { foldText } from '../rules/fold-text.ts';
import { type JourneyText, journeyTexts } from './journey-texts.ts';

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

/** A template that says what was searched for. */
export interface TemplateText {
  name: string;
  text: string;
}

/** How much is shown on either side of what was found, characters. */
const around = 40;

/**
 * Where in a journey what was searched for stands, capitals or not: at most `limit` places, one for each activity. Words of
 * the templates it sends stand outside of it and are handed in.
 */
export function findInJourney(
  graph: Graph,
  search: string,
  templates: readonly TemplateText[],
  limit = 3,
): FoundText[] {
  const wanted = foldText(search);
  const names = new Map(graph.activities.map(({ id, name }) => [id, name]));
  const byName = new Map(templates.map((template) => [template.name, template.text]));
  const found = new Map<string, FoundText>();
  for (const { activityId, kind, text } of journeyTexts(graph)) {
    if (found.size === limit) break;
    const key = activityId ?? '';
    if (found.has(key)) continue;
    const place = { activityId, activityName: names.get(key) ?? '' };
    const own = excerpt(text, wanted);
    const ofTemplate = kind === 'template' ? excerpt(byName.get(text) ?? '', wanted) : null;
    if (own !== null) found.set(key, { ...place, kind, ...own });
    else if (ofTemplate !== null) found.set(key, { ...place, kind: 'templateText', ...ofTemplate });
  }
  return [...found.values()];
}

function excerpt(
  text: string,
  wanted: string,
): Pick<FoundText, 'before' | 'found' | 'after'> | null {
  const at = wanted === '' ? -1 : foldText(text).indexOf(wanted);
  if (at === -1) return null;
  const end = at + wanted.length;
  const before = oneLine(text.slice(Math.max(0, at - around), at));
  const after = oneLine(text.slice(end, end + around));
  return {
    before: at > around ? `…${before}` : before,
    found: text.slice(at, end),
    after: text.length > end + around ? `${after}…` : after,
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
