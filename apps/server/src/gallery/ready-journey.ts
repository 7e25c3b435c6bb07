import type { GalleryLanguage } from '@waypost/api';
import type { FileAttribute, FileAudience, GraphInput, JourneyFileInput } from '@waypost/journey';
import type { TemplateDraftInput } from '@waypost/whatsapp';

import { messageWriter, type MessageWriter } from './message-writer.ts';
import type { PictureName } from './pictures.ts';
import { galleryTexts, type GalleryTexts } from './texts/index.ts';

/** The sender that every ready journey writes from: whoever uses it chooses their own. */
export const sender = '5e4de200-0000-4000-8000-000000000001';

type WithoutPosition<T> = T extends unknown ? Omit<T, 'position'> : never;
/** An activity with its column and row on the canvas. */
export type PlacedActivity = WithoutPosition<GraphInput['activities'][number]> & {
  at: readonly [column: number, row: number];
};

/** A ready journey as it is drawn, in whatever languages. */
export interface DrawnJourney {
  settings: GraphInput['settings'];
  activities: readonly PlacedActivity[];
  /** `from.port>to` */
  lines: readonly string[];
  /** In the language of its messages. */
  templates?: readonly Omit<TemplateDraftInput, 'language'>[];
  audiences?: readonly FileAudience[];
  attributes?: readonly FileAttribute[];
  pictures?: readonly PictureName[];
}

/** Languages of a ready journey. */
export interface ReadyLanguages {
  /** Of names and notes, which the team reads. */
  team: GalleryLanguage;
  /** Of messages, which people receive. */
  people: GalleryLanguage;
}

/** A ready journey in some languages. */
export interface WordedJourney {
  name: string;
  /** What it does, in one sentence. */
  sentence: string;
  file: JourneyFileInput;
  /** To be added to the file. */
  pictures: readonly PictureName[];
}

/** A journey of the gallery: drawn once, worded in every language. */
export interface ReadyJourneyPlan {
  id: string;
  wordedIn(languages: ReadyLanguages): WordedJourney;
}

type WordedKey = Exclude<keyof GalleryTexts, 'shared'>;

/** What a journey is drawn with. */
interface Wording<K extends WordedKey> {
  team: GalleryTexts[K]['team'];
  people: GalleryTexts[K]['people'];
  shared: GalleryTexts['shared'];
  say: MessageWriter;
}

/** A journey of the gallery, by the place of its words among the texts and how it is drawn with them. */
export function defineReadyJourney<K extends WordedKey>(
  id: string,
  key: K,
  draw: (wording: Wording<K>) => DrawnJourney,
): ReadyJourneyPlan {
  return {
    id,
    wordedIn: (languages) => {
      const { team } = galleryTexts[languages.team][key];
      const texts = galleryTexts[languages.people];
      const say = messageWriter(languages.people, texts.shared.somebody);
      const drawn = draw({ team, people: texts[key].people, shared: texts.shared, say });
      const { name, sentence } = team;
      const file = fileOf(name, say.language, drawn);
      return { name, sentence, file, pictures: drawn.pictures ?? [] };
    },
  };
}

const columnWidth = 320;
const rowHeight = 140;

/** The file of a journey, its media left out. */
function fileOf(name: string, language: string, drawn: DrawnJourney): JourneyFileInput {
  return {
    waypost: 'journey',
    version: 1,
    name,
    graph: {
      format: 1,
      settings: drawn.settings,
      activities: drawn.activities.map(({ at: [column, row], ...activity }) => ({
        ...activity,
        position: { x: column * columnWidth, y: row * rowHeight },
      })),
      connections: drawn.lines.map((line, index) => {
        const [from = '', to = ''] = line.split('>');
        const [activity = '', port = ''] = from.split('.');
        return { id: `line-${index + 1}`, from: { activity, port }, to };
      }),
    },
    senders: [{ id: sender, name: 'Shop' }],
    templates: (drawn.templates ?? []).map((draft) => ({
      senderId: sender,
      drafts: [{ ...draft, language }],
    })),
    audiences: [...(drawn.audiences ?? [])],
    attributes: [...(drawn.attributes ?? [])],
  };
}
