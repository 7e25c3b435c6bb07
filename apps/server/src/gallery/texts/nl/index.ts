import type { GalleryTexts } from '../en/index.ts';
import { abandonedCart } from './abandoned-cart.ts';
import { appointment } from './appointment.ts';
import { feedback } from './feedback.ts';
import { orderUpdates } from './order-updates.ts';
import { promotion } from './promotion.ts';
import { regulatoryNotice } from './regulatory-notice.ts';
import { shared } from './shared.ts';
import { subscription } from './subscription.ts';
import { support } from './support.ts';

export const nl: GalleryTexts = {
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
