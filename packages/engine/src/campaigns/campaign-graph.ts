import type { Graph } from '@waypost/journey';
import type { WhatsAppContent } from '@waypost/whatsapp';

/** Id of the activity everybody enters by, in every campaign's graph. */
export const campaignEntry = 'entry';
/** Id of the one activity that sends, in every campaign's graph. */
export const campaignMessage = 'message';

/** What an author chooses. `audienceId` is null for all profiles. */
export interface CampaignChoices {
  senderId: string | null;
  audienceId: string | null;
  content: WhatsAppContent;
}

/**
 * A campaign as the journey it is: its audience enters once, gets the message, and that is all. The
 * audience stands in the first activity and the sender in the second; `campaigns.ts` reads them there.
 */
export function campaignGraph(campaign: CampaignChoices): Graph {
  return {
    format: 1,
    settings: { reentry: 'never' },
    activities: [
      {
        id: campaignEntry,
        type: 'entryAudience',
        name: '',
        position: { x: 0, y: 0 },
        audienceId: campaign.audienceId,
      },
      {
        id: campaignMessage,
        type: 'whatsapp',
        name: '',
        position: { x: 300, y: 0 },
        senderId: campaign.senderId,
        content: campaign.content,
        expiry: { amount: 1, unit: 'days' },
      },
      { id: 'end', type: 'end', name: '', position: { x: 600, y: 0 } },
    ],
    connections: [
      { id: 'enter', from: { activity: campaignEntry, port: 'next' }, to: campaignMessage },
      { id: 'sent', from: { activity: campaignMessage, port: 'next' }, to: 'end' },
    ],
  };
}
