import type { StoredTemplate } from '@waypost/api';

/** The languages of one template. */
export interface TemplateGroup {
  wabaId: string;
  name: string;
  /** By language; never empty. */
  versions: [StoredTemplate, ...StoredTemplate[]];
}

/** Brings the languages of a template together: one group per account and name, in order of names. */
export function groupTemplates(templates: readonly StoredTemplate[]): TemplateGroup[] {
  const groups = new Map<string, TemplateGroup>();
  const ordered = [...templates].sort(
    (a, b) =>
      a.name.localeCompare(b.name, 'en') ||
      a.wabaId.localeCompare(b.wabaId, 'en') ||
      a.language.localeCompare(b.language, 'en'),
  );
  for (const template of ordered) {
    const key = `${template.wabaId}/${template.name}`;
    const group = groups.get(key);
    if (group) group.versions.push(template);
    else {
      groups.set(key, { wabaId: template.wabaId, name: template.name, versions: [template] });
    }
  }
  return [...groups.values()];
}
