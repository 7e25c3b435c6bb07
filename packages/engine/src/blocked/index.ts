export { blockProfile } from './block-profile.ts';
export { getBlock, type Block } from './get-block.ts';
export { unblockProfile } from './unblock-profile.ts';
