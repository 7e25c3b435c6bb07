import type { Profile } from '@waypost/api';

/** How a person is called in lists: the name, else the id of the customer's own system. */
export function profileName(
  profile: Pick<Profile, 'firstName' | 'lastName' | 'externalId'>,
): string {
  const name = [profile.firstName, profile.lastName].filter(Boolean).join(' ');
  return name === '' ? profile.externalId : name;
}
