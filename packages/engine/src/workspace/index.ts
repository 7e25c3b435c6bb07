export { homeFigures, type HomeFigures } from './home-figures.ts';
export { recordAudit } from './record-audit.ts';
export { ensureWorkspace, updateWorkspace, type WorkspaceRow } from './workspace.ts';
