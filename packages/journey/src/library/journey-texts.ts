import type { ResponseLanguageContent } from '@waypost/whatsapp';

import type { Graph } from '../graph/graph.ts';

/** A text that an author wrote in a journey, and where. */
export interface JourneyText {
  /** Null: in a note on the canvas. */
  activityId: string | null;
  /** `name`: of the activity. `event`: the name of one. `template`: the name of one. `note`: on the canvas, or for colleagues. */
  kind: 'name' | 'event' | 'template' | 'message' | 'note';
  text: string;
}

/**
 * Every text of a journey that a search looks through, activity by activity. The database keeps the same ones
 * (`journey_words` of migration 0062), so that whatever it finds can be shown at its place.
 */
export function journeyTexts(graph: Graph): JourneyText[] {
  const texts = graph.activities.flatMap((activity): JourneyText[] => {
    const of = (kind: JourneyText['kind'], ...written: readonly string[]): JourneyText[] =>
      written.map((text) => ({ activityId: activity.id, kind, text }));
    const own = of('name', activity.name);
    if ('eventName' in activity) own.push(...of('event', activity.eventName));
    if (activity.type === 'handOver') own.push(...of('note', activity.note));
    if (activity.type !== 'whatsapp') return own;
    const { template, response } = activity.content;
    if (template !== undefined) {
      const values = Object.values(template.byLanguage).flatMap((one) => Object.values(one.values));
      own.push(
        ...of('template', template.name),
        ...of('message', ...values.flatMap(({ value, fallback }) => [value, fallback])),
      );
    }
    const responses = Object.values(response?.byLanguage ?? {});
    return [...own, ...of('message', ...responses.flatMap(responseTexts))];
  });
  const notes = (graph.notes ?? []).map(({ text }): JourneyText => ({
    activityId: null,
    kind: 'note',
    text,
  }));
  return [...texts, ...notes].filter(({ text }) => text !== '');
}

/** What the person reads of a free-form message. */
function responseTexts(content: ResponseLanguageContent): string[] {
  const texts: string[] = [];
  if ('header' in content && content.header?.kind === 'text') texts.push(content.header.text);
  if ('body' in content) texts.push(content.body);
  if ('caption' in content) texts.push(content.caption);
  if ('footer' in content) texts.push(content.footer);
  if ('button' in content) texts.push(content.button);
  if ('buttons' in content) texts.push(...content.buttons);
  if ('cards' in content) texts.push(...content.cards.flatMap((card) => [card.body, card.button]));
  if ('sections' in content) texts.push(...content.sections.map(({ title }) => title));
  if (content.kind === 'list') {
    const rows = content.sections.flatMap((section) => section.rows);
    texts.push(...rows.flatMap(({ title, description }) => [title, description]));
  }
  if (content.kind === 'location') texts.push(content.name, content.address);
  return texts;
}
