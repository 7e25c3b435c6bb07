export { createSecret } from './create-secret.ts';
export { listSecrets } from './list-secrets.ts';
export { loadSecrets, type SealedSecret } from './load-secrets.ts';
export { removeSecret, type SecretRemoval } from './remove-secret.ts';
export { replaceSecret } from './replace-secret.ts';
export { createSecretBox, type SecretBox } from './secret-box.ts';
export { secretUses, type SecretUse } from './secret-uses.ts';
export type { WorkspaceSecret } from './secret.ts';
