import type { Context } from '../context.ts';
import { createNaming } from '../numbers/contact.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';
import type { Pen } from './pen.ts';

/** WhatsApp's own switch against marketing, told by a `user_preferences` webhook. */
export function createPreference(context: Context, pen: Pen, webhooks: WebhookLane) {
  const { accounts, changed, clock, commits, handsets } = context;
  const { contactOf, namesOf } = createNaming(context);

  const told = (number: string, phoneNumberId: string, value: 'stop' | 'resume'): unknown => {
    const business = accounts.number(phoneNumberId);
    const { waId, userId } = namesOf(number, phoneNumberId);
    return {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: business?.wabaId,
          changes: [
            {
              field: 'user_preferences',
              value: {
                messaging_product: 'whatsapp',
                metadata: {
                  display_phone_number: business?.displayPhoneNumber.replace(/\D/g, ''),
                  phone_number_id: phoneNumberId,
                },
                contacts: [contactOf(number, phoneNumberId)],
                user_preferences: [
                  {
                    ...(waId === undefined ? {} : { wa_id: waId }),
                    user_id: userId,
                    detail: `User requested to ${value} marketing messages`,
                    category: 'marketing_messages',
                    value,
                    timestamp: Math.floor(clock.now() / 1000),
                  },
                ],
              },
            },
          ],
        },
      ],
    };
  };

  return {
    async preference(
      written: string,
      input: { value: 'stop' | 'resume'; phoneNumberId?: string | undefined },
    ): Promise<{ stoppedMarketing: boolean }> {
      const { number } = pen.known(written);
      const stoppedMarketing = input.value === 'stop';
      const phoneNumberId = pen.businessFor(number, input.phoneNumberId);
      await commits.commit(() => {
        const settings = handsets.settingsOf(number);
        handsets.setSettings(number, { ...settings, stoppedMarketing });
        const value = told(number, phoneNumberId, input.value);
        webhooks.enqueue(phoneNumberId, 'user_preferences', value);
      });
      webhooks.wake();
      changed(number);
      return { stoppedMarketing };
    },
  };
}
