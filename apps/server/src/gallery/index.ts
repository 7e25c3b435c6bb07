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
import type { ReadyJourneyPlan, ReadyLanguages } from './ready-journey.ts';

export { galleryTexts } from './texts/index.ts';

/** A journey of the gallery. */
export interface ReadyJourney {
  id: string;
  name: string;
  /** What it does, in one sentence. */
  sentence: string;
  file: JourneyFile;
}

/** The journeys most shops begin with come first. */
const plans: readonly ReadyJourneyPlan[] = [
  abandonedCart,
  orderUpdates,
  support,
  promotion,
  feedback,
  appointment,
  subscription,
  regulatoryNotice,
];

async function assembled(plan: ReadyJourneyPlan, languages: ReadyLanguages): Promise<ReadyJourney> {
  const { name, sentence, file, pictures } = plan.wordedIn(languages);
  const media = await Promise.all(pictures.map(pictureInFile));
  return { id: plan.id, name, sentence, file: journeyFileSchema.parse({ ...file, media }) };
}

/** All journeys of the gallery. */
export function readyJourneys(languages: ReadyLanguages): Promise<ReadyJourney[]> {
  return Promise.all(plans.map((plan) => assembled(plan, languages)));
}

/** One journey of the gallery; undefined when there is none of that id. */
export async function readyJourney(
  id: string,
  languages: ReadyLanguages,
): Promise<ReadyJourney | undefined> {
  const plan = plans.find((one) => one.id === id);
  return plan === undefined ? undefined : assembled(plan, languages);
}
