import { journeyFileSchema, type JourneyFile } from '@waypost/journey';

import { abandonedCart } from './journeys/abandoned-cart.ts';
import { appointment } from './journeys/appointment.ts';
import { feedback } from './journeys/feedback.ts';
import { orderUpdates } from './journeys/order-updates.ts';
import { promotion } from './journeys/promotion.ts';
import { regulatoryNotice } from './journeys/regulatory-notice.ts';
import { subscription } from './journeys/subscription.ts';
import { support } from './journeys/support.ts';
import { pictureInFile } from './pictures.ts';
import { fileOfSource, type ReadyJourneySource } from './ready-journey.ts';

/** A journey of the gallery. */
export interface ReadyJourney {
  id: string;
  name: string;
  /** What it does, in one sentence. */
  sentence: string;
  file: JourneyFile;
}

/** The journeys most shops begin with come first. */
const sources: readonly ReadyJourneySource[] = [
  abandonedCart,
  orderUpdates,
  support,
  promotion,
  feedback,
  appointment,
  subscription,
  regulatoryNotice,
];

async function assembled(source: ReadyJourneySource): Promise<ReadyJourney> {
  const { id, name, sentence } = source;
  const media = await Promise.all((source.pictures ?? []).map(pictureInFile));
  return { id, name, sentence, file: journeyFileSchema.parse({ ...fileOfSource(source), media }) };
}

/** All journeys of the gallery. */
export function readyJourneys(): Promise<ReadyJourney[]> {
  return Promise.all(sources.map(assembled));
}

/** One journey of the gallery; undefined when there is none of that id. */
export async function readyJourney(id: string): Promise<ReadyJourney | undefined> {
  const source = sources.find((one) => one.id === id);
  return source === undefined ? undefined : assembled(source);
}
