export { applyTemplateUpdates } from './apply-template-updates.ts';
export { askForTemplateSync } from './ask-for-sync.ts';
export { draftForChange } from './draft-for-change.ts';
export {
  createTemplateDraft,
  draftOfStored,
  getTemplateDraft,
  listTemplateDrafts,
  removeTemplateDraft,
  type TemplateDraftRow,
} from './drafts.ts';
export { editAllowance, type EditAllowance } from './edit-allowance.ts';
export { getTemplate } from './get-template.ts';
export { listSteps, type TemplateStep } from './list-steps.ts';
export { listTemplateLanguages } from './list-template-languages.ts';
export { listTemplates, type TemplateQuery } from './list-templates.ts';
export { noteStep } from './note-step.ts';
export { noteTemplatesUsed } from './note-templates-used.ts';
export { markTemplatesDeleted } from './remove-template.ts';
export { saveTemplateDraft, type TemplateDraftSave } from './save-template-draft.ts';
export { saveTemplates, type AccountTemplate } from './save-templates.ts';
export { templateOf, type TemplateRow } from './stored-template.ts';
export { submitDraft, type Submission, type SubmissionDesk } from './submit-draft.ts';
export { syncAccount, type SamplePictures } from './sync-account.ts';
export { templateUses, type TemplateUse } from './template-uses.ts';
export type { SampleFile } from './upload-samples.ts';
