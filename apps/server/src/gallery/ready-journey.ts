import type { FileAttribute, FileAudience, GraphInput, JourneyFileInput } from '@waypost/journey';
import type { TemplateDraftInput, WhatsAppContent } from '@waypost/whatsapp';

import { pictureIds, type PictureName } from './pictures.ts';

/** The sender that every ready journey writes from: whoever uses it chooses their own. */
export const sender = '5e4de200-0000-4000-8000-000000000001';

type WithoutPosition<T> = T extends unknown ? Omit<T, 'position'> : never;
/** An activity with its column and row on the canvas. */
export type PlacedActivity = WithoutPosition<GraphInput['activities'][number]> & {
  at: readonly [column: number, row: number];
};

/** A ready journey as it is written down here. */
export interface ReadyJourneySource {
  id: string;
  name: string;
  /** What it does, in one sentence. */
  sentence: string;
  settings: GraphInput['settings'];
  activities: readonly PlacedActivity[];
  /** `from.port>to` */
  lines: readonly string[];
  templates?: readonly TemplateDraftInput[];
  audiences?: readonly FileAudience[];
  attributes?: readonly FileAttribute[];
  pictures?: readonly PictureName[];
}

const columnWidth = 320;
const rowHeight = 140;

/** The file of a ready journey; its media are added where they are read. */
export function fileOfSource(source: ReadyJourneySource): JourneyFileInput {
  return {
    waypost: 'journey',
    version: 1,
    name: source.name,
    graph: {
      format: 1,
      settings: source.settings,
      activities: source.activities.map(({ at: [column, row], ...activity }) => ({
        ...activity,
        position: { x: column * columnWidth, y: row * rowHeight },
      })),
      connections: source.lines.map((line, index) => {
        const [from = '', to = ''] = line.split('>');
        const [activity = '', port = ''] = from.split('.');
        return { id: `line-${index + 1}`, from: { activity, port }, to };
      }),
    },
    senders: [{ id: sender, name: 'Shop' }],
    templates: (source.templates ?? []).map((draft) => ({ senderId: sender, drafts: [draft] })),
    audiences: [...(source.audiences ?? [])],
    attributes: [...(source.attributes ?? [])],
  };
}

/** Content that sends a template; values are Liquid with what stands in for nothing. */
export function template(
  name: string,
  values: Readonly<Record<string, readonly [value: string, fallback: string]>>,
): WhatsAppContent {
  return {
    template: {
      name,
      defaultLanguage: 'en',
      byLanguage: {
        en: {
          values: Object.fromEntries(
            Object.entries(values).map(([slot, [value, fallback]]) => [slot, { value, fallback }]),
          ),
        },
      },
    },
  };
}

type Response = NonNullable<WhatsAppContent['response']>['byLanguage'][string];

/** Content that answers inside the 24-hour window. */
export function response(content: Response): WhatsAppContent {
  return { response: { defaultLanguage: 'en', byLanguage: { en: content } } };
}

/** A plain answer. */
export function words(body: string): WhatsAppContent {
  return response({ kind: 'text', quote: false, body, linkPreview: false });
}

/** An answer with one to three buttons to tap. */
export function buttons(body: string, titles: readonly string[]): WhatsAppContent {
  return response({ kind: 'buttons', quote: false, body, footer: '', buttons: [...titles] });
}

/** The person's first name, where there is one. */
export const firstName: readonly [string, string] = ['{{ profile.first_name }}', 'there'];

/** Value of a header's picture. */
export function picture(name: PictureName): readonly [string, string] {
  return [`media:${pictureIds[name]}`, ''];
}
