export { campaignGraph, type CampaignChoices } from './campaign-graph.ts';
export { campaignReport, type CampaignReport } from './campaign-report.ts';
export {
  createCampaign,
  getCampaign,
  removeCampaign,
  updateCampaign,
  type CampaignInput,
  type CampaignRow,
  type CampaignUpdate,
} from './campaigns.ts';
export { listCampaigns, type CampaignFigures, type CampaignQuery } from './list-campaigns.ts';
export { CampaignRefusal } from './lock-campaign.ts';
export type { CampaignSending } from './send-campaign.ts';
