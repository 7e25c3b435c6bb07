import type { Context } from '../context.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';

/** Something of `field: messages` that a business is told, with about how many bytes it takes. */
export type Update =
  | {
      kind: 'status';
      value: Record<string, unknown>;
      contact: Record<string, unknown> | null;
      number: string;
      size: number;
    }
  | { kind: 'message'; value: { contacts?: unknown[]; messages: unknown[] }; size: number };

/** A body may have 3 MB; escaping can double it. */
const largestBody = 1_500_000;
const mostUpdates = 1000;

/** Cuts updates into what fits one POST. */
function* posts(updates: Update[], most: number): Generator<Update[]> {
  let some: Update[] = [];
  let size = 0;
  for (const update of updates) {
    if (some.length >= most || (some.length > 0 && size + update.size > largestBody)) {
      yield some;
      some = [];
      size = 0;
    }
    some.push(update);
    size += update.size;
  }
  if (some.length > 0) yield some;
}

function ofStatuses(statuses: Extract<Update, { kind: 'status' }>[]): Record<string, unknown> {
  const contacts = new Map<string, Record<string, unknown>>();
  for (const { contact, number } of statuses) if (contact) contacts.set(number, contact);
  return {
    ...(contacts.size > 0 ? { contacts: [...contacts.values()] } : {}),
    statuses: statuses.map((each) => each.value),
  };
}

/** Writes the webhooks that tell of a number's updates; call it in a transaction. */
export function createTeller(context: Context, webhooks: WebhookLane) {
  const { accounts, faults } = context;

  return (phoneNumberId: string, updates: Update[]): void => {
    const business = accounts.number(phoneNumberId);
    if (!business || !accounts.hears(phoneNumberId, 'messages')) return;
    const common = {
      messaging_product: 'whatsapp',
      metadata: {
        display_phone_number: business.displayPhoneNumber.replace(/\D/g, ''),
        phone_number_id: phoneNumberId,
      },
    };
    const { updatesPerPost, changeEach } = faults.current().webhooks;
    for (const some of posts(updates, updatesPerPost ?? mostUpdates)) {
      const statuses = some.filter((update) => update.kind === 'status');
      const values = [
        ...(changeEach
          ? statuses.map((each) => [each])
          : statuses.length > 0
            ? [statuses]
            : []
        ).map(ofStatuses),
        ...some.filter((update) => update.kind === 'message').map((update) => update.value),
      ];
      webhooks.enqueue(phoneNumberId, 'messages', {
        object: 'whatsapp_business_account',
        entry: [
          {
            id: business.wabaId,
            changes: values.map((value) => ({ value: { ...common, ...value }, field: 'messages' })),
          },
        ],
      });
    }
  };
}
