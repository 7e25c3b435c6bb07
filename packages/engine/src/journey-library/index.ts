export { countJourneys } from './count-journeys.ts';
export { createFolder } from './create-folder.ts';
export { findTemplateTexts } from './find-template-texts.ts';
export { isFolder } from './is-folder.ts';
export { listFolders, type JourneyFolder } from './list-folders.ts';
export { listTags, type UsedTag } from './list-tags.ts';
export { mostTags, organiseJourneys, type Reorganisation } from './organise-journeys.ts';
export { removeFolder } from './remove-folder.ts';
export { renameFolder } from './rename-folder.ts';
