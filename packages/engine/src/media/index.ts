export type { AssetRow } from './asset.ts';
export { assetUses, type AssetUse } from './asset-uses.ts';
export { detectType } from './detect-type.ts';
export { getAsset } from './get-asset.ts';
export { listAssets, type AssetQuery } from './list-assets.ts';
export { createMediaIds, type MediaId, type MediaIds } from './media-ids.ts';
export { assetBytes, readAsset } from './read-asset.ts';
export { removeAsset } from './remove-asset.ts';
export { storeAsset, type NewAsset } from './store-asset.ts';
