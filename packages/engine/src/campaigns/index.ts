export { campaignGraph, campaignMessage } from './campaign-graph.ts';
export { createCampaignLane, type CampaignLane } from './campaign-lane.ts';
export { campaignReport, type CampaignReport } from './campaign-report.ts';
export {
  createCampaign,
  getCampaign,
  listCampaigns,
  removeCampaign,
  updateCampaign,
  type CampaignInput,
  type CampaignRow,
  type CampaignUpdate,
} from './campaigns.ts';
export { markCampaignStopped, scheduleCampaign, unscheduleCampaign } from './schedule-campaign.ts';
