export { getTemplate } from './get-template.ts';
export { listTemplates, type TemplateQuery } from './list-templates.ts';
export { saveTemplates, type AccountTemplate } from './save-templates.ts';
export { templateOf, type TemplateRow } from './stored-template.ts';
