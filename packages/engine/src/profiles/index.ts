export { countDemoProfiles, demoProfiles } from './demo-profiles.ts';
export { consentHistory, getProfile, journeysOfProfile } from './get-profile.ts';
export { listProfiles, type ProfileQuery } from './list-profiles.ts';
export { type ProfileChange } from './profile-change.ts';
export { bucketOf, profileIdOf, profileKey, type ProfileKey } from './profile-id.ts';
export { displayName, type ProfileRow } from './profile.ts';
export { removeProfiles } from './remove-profiles.ts';
export { upsertProfiles, type UpsertedProfile } from './upsert-profiles.ts';
export {
  normaliseProfile,
  type NormalisedProfile,
  type ProfileProblem,
  type WrittenProfile,
} from './normalise-profile.ts';
export { recogniseCountry } from './recognise-country.ts';
