export { createAccounts, type Accounts } from './accounts.ts';
export { doorkeeper, isLoopbackHost, wasForwarded } from './doorkeeper.ts';
export { createIdentify, roleAllows, type Identify, type Identity } from './identify.ts';
export { ownerHasPassword, setOwnerPassword } from './owner.ts';
export { mountSignIn } from './routes.ts';
export { isSameKey } from './same-key.ts';
export { mintSignInLink } from './sign-in-link.ts';
