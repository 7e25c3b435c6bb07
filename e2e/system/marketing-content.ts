import type { Sender } from '@waypost/api';
import { templateSlots, type WhatsAppContent } from '@waypost/whatsapp';

import type { System } from './waypost.ts';

/** A sender and content that any test about a marketing message can use. */
export interface Marketing {
  sender: Sender;
  content: WhatsAppContent;
}

export async function marketingContent({ api }: Pick<System, 'api'>): Promise<Marketing> {
  const { items: senders } = await api.senders.list();
  const sender = senders[0];
  if (sender === undefined) throw new Error('no sender');
  await api.senders.update({ id: sender.id, messagesPerSecond: 1000 });
  const { items: templates } = await api.templates.list({
    category: 'MARKETING',
    status: 'APPROVED',
  });
  const template = templates.find((one) => templateSlots(one).some((slot) => slot.kind === 'text'));
  if (template === undefined) throw new Error('no marketing template with a variable');
  const values = Object.fromEntries(
    templateSlots(template).map((slot) => [
      slot.key,
      slot.kind === 'text'
        ? { value: '{{ profile.first_name }}', fallback: 'friend' }
        : { value: slot.example ?? 'x', fallback: '' },
    ]),
  );
  const content = {
    template: {
      name: template.name,
      defaultLanguage: template.language,
      byLanguage: { [template.language]: { values } },
    },
  };
  return { sender, content };
}
