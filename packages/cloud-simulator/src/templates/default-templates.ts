import type { Template } from '@waypost/whatsapp';

import {
  cartReminders,
  feedbackSurveys,
  summerOffers,
  welcomeCoupons,
} from './default-marketing.ts';
import {
  appointmentReminders,
  orderUpdates,
  signInCodes,
  subscriptionConfirmations,
} from './default-service.ts';

/** Templates of the simulator's default account, all approved. `cart_reminder` has five languages. */
export const defaultTemplates: Template[] = [
  ...cartReminders,
  ...summerOffers,
  ...orderUpdates,
  ...appointmentReminders,
  ...signInCodes,
  ...feedbackSurveys,
  ...subscriptionConfirmations,
  ...welcomeCoupons,
];
