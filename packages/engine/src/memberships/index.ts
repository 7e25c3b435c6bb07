export { changeMemberships, type MembershipChange } from './change-memberships.ts';
export { listMembers, type ListMember } from './list-members.ts';
