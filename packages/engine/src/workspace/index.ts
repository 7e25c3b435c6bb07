export { ensureWorkspace, type WorkspaceRow } from './ensure-workspace.ts';
export { findTimeZone } from './find-time-zone.ts';
export { homeFigures, type HomeFigures } from './home-figures.ts';
export { recordAudit } from './record-audit.ts';
export { updateWorkspace } from './update-workspace.ts';
