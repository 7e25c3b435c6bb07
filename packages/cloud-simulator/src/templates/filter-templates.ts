import type { StoredTemplate } from './stored-template.ts';

function words(template: StoredTemplate): string {
  return JSON.stringify(template.components).toLowerCase();
}

/** Which templates a list asks for, by the query parameters Meta has. */
export function filterTemplates(
  templates: StoredTemplate[],
  query: Record<string, unknown>,
): StoredTemplate[] {
  const asked = (name: string): string | undefined => {
    const value = query[name];
    return typeof value === 'string' && value !== '' ? value.toLowerCase() : undefined;
  };
  /** Some filters take a JSON list as well as one value. */
  const anyOf = (name: string): string[] | undefined =>
    asked(name)
      ?.replace(/[[\]"']/g, '')
      .split(',')
      .map((value) => value.trim());
  const name = asked('name');
  const content = asked('content');
  const either = asked('name_or_content');
  const language = anyOf('language');
  const status = anyOf('status');
  const category = anyOf('category');
  const quality = anyOf('quality_score');

  return templates.filter(
    (template) =>
      (name === undefined || template.name.includes(name)) &&
      (content === undefined || words(template).includes(content)) &&
      (either === undefined ||
        template.name.includes(either) ||
        words(template).includes(either)) &&
      (language === undefined || language.includes(template.language.toLowerCase())) &&
      (status === undefined || status.includes(template.status.toLowerCase())) &&
      (category === undefined || category.includes(template.category.toLowerCase())) &&
      (quality === undefined || quality.includes(template.qualityScore.toLowerCase())),
  );
}
