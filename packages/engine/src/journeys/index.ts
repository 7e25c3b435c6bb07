export { isLaunching } from './is-launching.ts';
export {
  getJourney,
  listJourneys,
  type JourneyQuery,
  type JourneyWithDraft,
  type ListedJourney,
} from './list-journeys.ts';
export { getVersion, listVersions, type ListedVersion } from './list-versions.ts';
export { JourneyRefusal } from './publish-journey.ts';
export {
  createJourney,
  removeJourney,
  renameJourney,
  saveDraft,
  type DraftSave,
} from './write-draft.ts';
