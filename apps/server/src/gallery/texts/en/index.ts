import { abandonedCart } from './abandoned-cart.ts';
import { appointment } from './appointment.ts';
import { feedback } from './feedback.ts';
import { orderUpdates } from './order-updates.ts';
import { promotion } from './promotion.ts';
import { regulatoryNotice } from './regulatory-notice.ts';
import { shared } from './shared.ts';
import { subscription } from './subscription.ts';
import { support } from './support.ts';

export const en = {
  shared,
  abandonedCart,
  appointment,
  feedback,
  orderUpdates,
  promotion,
  regulatoryNotice,
  subscription,
  support,
};
/**
 * The words of the gallery in one language: of each journey what the team reads on the canvas (`team`) and what its messages
 * say to people (`people`). English is the model that every other language follows.
 */
export type GalleryTexts = typeof en;
