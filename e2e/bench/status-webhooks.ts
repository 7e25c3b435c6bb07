/** A status of a message, as a test of speed needs it. */
export interface BenchStatus {
  wamid: string;
  /** `biz_opaque_callback_data` of the message. */
  echo: string;
  /** The recipient's number without plus. */
  number: string;
  status: 'sent' | 'delivered' | 'read';
  /** Seconds since the epoch. */
  timestamp: number;
}

/** The number and account that the sink of the benches answers for. */
export const benchNumber = { phoneNumberId: '106540352242922', wabaId: '102290129340398' };

/** Writes statuses as one webhook of Meta's, with the contacts that come with them since 2026. */
export function statusWebhook(statuses: readonly BenchStatus[]): string {
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: benchNumber.wabaId,
        changes: [
          {
            value: {
              messaging_product: 'whatsapp',
              metadata: {
                display_phone_number: '15550100100',
                phone_number_id: benchNumber.phoneNumberId,
              },
              contacts: statuses.map(({ number }) => ({
                profile: { name: `Person ${number}` },
                wa_id: number,
                user_id: userIdOf(number),
              })),
              statuses: statuses.map(({ wamid, echo, number, status, timestamp }) => ({
                id: wamid,
                status,
                timestamp: String(timestamp),
                recipient_id: number,
                recipient_user_id: userIdOf(number),
                biz_opaque_callback_data: echo,
                pricing: {
                  billable: true,
                  pricing_model: 'PMP',
                  category: 'marketing',
                  type: 'regular',
                },
              })),
            },
            field: 'messages',
          },
        ],
      },
    ],
  });
}

function userIdOf(number: string): string {
  return `IT.1${number}`;
}
