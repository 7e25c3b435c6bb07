export { countJourneys } from './count-journeys.ts';
export { createFolder } from './create-folder.ts';
export { findTemplateTexts, type FoundTemplate } from './find-template-texts.ts';
export { isFolderGone } from './is-folder-gone.ts';
export { listFolders, type JourneyFolder } from './list-folders.ts';
export { listTags, type UsedTag } from './list-tags.ts';
export { mostTags, organiseJourneys, type Reorganisation } from './organise-journeys.ts';
export { removeFolder } from './remove-folder.ts';
export { renameFolder } from './rename-folder.ts';
