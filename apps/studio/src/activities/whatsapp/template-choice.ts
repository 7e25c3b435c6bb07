import type { StoredTemplate } from '@waypost/api';
import { templateSlots } from '@waypost/whatsapp';
import type { SlotValue, Template, TemplateCategory, TemplateContent } from '@waypost/whatsapp';

/** A template as an author picks it: all its languages together. */
export interface TemplateChoice {
  name: string;
  category: TemplateCategory;
  /** One per language, in order of the language's code. */
  versions: readonly StoredTemplate[];
  /** Languages that can be sent. */
  approved: readonly string[];
}

/** Groups stored templates, one per language, by name. */
export function templateChoices(templates: readonly StoredTemplate[]): TemplateChoice[] {
  const byName = new Map<string, StoredTemplate[]>();
  for (const template of templates) {
    const versions = byName.get(template.name);
    if (versions) versions.push(template);
    else byName.set(template.name, [template]);
  }
  return [...byName]
    .map(([name, versions]) => {
      const sorted = versions.toSorted((a, b) => (a.language < b.language ? -1 : 1));
      return {
        name,
        category: sorted[0]?.category ?? 'MARKETING',
        versions: sorted,
        approved: sorted
          .filter(({ status }) => status === 'APPROVED')
          .map(({ language }) => language),
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The content an author starts with after picking a template: every approved language, English (or the
 * first) as the default, and values for variables that are named like something we know. On the
 * simulator the template's own sample picture will do as well: Meta's samples expire, ours do not.
 */
export function startContent(
  choice: TemplateChoice,
  knownVariables: readonly string[],
  connection: 'simulator' | 'meta',
): TemplateContent {
  const sendable = choice.versions.filter(({ language }) => choice.approved.includes(language));
  const versions = sendable.length > 0 ? sendable : choice.versions;
  const languages = versions.map(({ language }) => language);
  const defaultLanguage =
    languages.find((language) => /^en\b|^en_/.test(language)) ?? languages[0] ?? 'en';
  return {
    name: choice.name,
    defaultLanguage,
    byLanguage: Object.fromEntries(
      versions.map((version) => [
        version.language,
        {
          values: {
            ...namedValues(version, knownVariables),
            ...(connection === 'simulator' ? sampleMedia(version) : {}),
          },
        },
      ]),
    ),
  };
}

function namedValues(
  template: Template,
  knownVariables: readonly string[],
): Record<string, SlotValue> {
  const values: Record<string, SlotValue> = {};
  for (const slot of templateSlots(template)) {
    if (slot.kind !== 'text') continue;
    const path = [`event.${slot.name}`, `profile.${slot.name}`].find((candidate) =>
      knownVariables.includes(candidate),
    );
    if (path !== undefined) values[slot.key] = { value: `{{ ${path} }}`, fallback: '' };
  }
  return values;
}

function sampleMedia(template: Template): Record<string, SlotValue> {
  return Object.fromEntries(
    templateSlots(template)
      .filter(({ key, example }) => key === 'header.media' && /^https?:/.test(example))
      .map(({ key, example }) => [key, { value: example, fallback: '' }]),
  );
}

/**
 * Writes a slot in one language. Other languages that had the same value there (usually none yet)
 * follow, so that a variable is mapped once and not once per language.
 */
export function withSlot(
  content: TemplateContent,
  language: string,
  key: string,
  changed: SlotValue,
  hasSlot: (language: string, key: string) => boolean,
): TemplateContent {
  const before = content.byLanguage[language]?.values[key] ?? { value: '', fallback: '' };
  const byLanguage = Object.fromEntries(
    Object.entries(content.byLanguage).map(([code, entry]) => {
      const own = entry.values[key] ?? { value: '', fallback: '' };
      if (code !== language && !hasSlot(code, key)) return [code, entry];
      const value = code === language || own.value === before.value ? changed.value : own.value;
      const fallback =
        code === language || own.fallback === before.fallback ? changed.fallback : own.fallback;
      return [code, { values: { ...entry.values, [key]: { value, fallback } } }];
    }),
  );
  return { ...content, byLanguage };
}
