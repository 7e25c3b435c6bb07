export { consentHistory } from './consent-history.ts';
export { countDemoProfiles } from './count-demo-profiles.ts';
export { demoProfiles } from './demo-profiles.ts';
export { findProfilesByAddress } from './find-profiles-by-address.ts';
export { getProfile } from './get-profile.ts';
export { journeysOfProfile } from './journeys-of-profile.ts';
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
