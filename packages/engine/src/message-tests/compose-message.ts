import {
  pickLanguage,
  renderResponse,
  renderTemplate,
  type PersonalisationData,
  type RenderProblem,
  type Template,
  type TemplateCategory,
  type WhatsAppContent,
} from '@waypost/whatsapp';

/** A message written for one person, ready to be queued. */
export interface ComposedMessage {
  payload: Record<string, unknown>;
  templateName: string | null;
  language: string | null;
  category: TemplateCategory | null;
}

/** Why a message can't be written for this person; the place is a field of the content. */
export interface CompositionProblem {
  field: string;
  text: string;
}

interface Source {
  content: WhatsAppContent;
  /** Of the sender's account, one per language. */
  templates: readonly Template[];
  data: PersonalisationData;
  locale: string | null;
  /** Taken instead of the one the locale picks, where the content has it; null: by locale. */
  language: string | null;
}

/**
 * Writes a message for one person as a draft holds it: a template, a response, or a template with the
 * response that goes instead of it while the person's window is open.
 */
export function composeMessage(
  source: Source,
): { message: ComposedMessage } | { problems: CompositionProblem[] } {
  const template = composeTemplate(source);
  const response = composeResponse(source);
  const problems = [...(template?.problems ?? []), ...(response?.problems ?? [])];
  if (problems.length > 0) return { problems };
  const part = template ?? response;
  if (part === null) return { problems: [{ field: 'content', text: 'There is nothing to send.' }] };
  const { templateName, language, category } = part;
  const payload =
    template === null || response === null
      ? part.payload
      : { ...template.payload, inWindow: response.payload };
  return { message: { payload, templateName, language, category } };
}

interface Part extends ComposedMessage {
  problems: CompositionProblem[];
}

function composeTemplate({ content, templates, data, locale, language }: Source): Part | null {
  const written = content.template;
  if (written === undefined) return null;
  const chosen = languageOf(written, locale, language);
  const template = templates.find(
    (candidate) => candidate.name === written.name && candidate.language === chosen,
  );
  const base = { templateName: written.name, language: chosen };
  if (template === undefined) {
    return {
      ...base,
      payload: {},
      category: null,
      problems: [
        {
          field: 'content.template.name',
          text: `This sender has no template “${written.name}” in ${chosen}.`,
        },
      ],
    };
  }
  const rendered = renderTemplate({
    template,
    values: written.byLanguage[chosen]?.values ?? {},
    data,
  });
  const field = `content.template.byLanguage.${chosen}`;
  return {
    ...base,
    payload: { type: 'template', template: rendered.payload },
    category: template.category,
    problems: problemsOf(rendered, (slot) => `${field}.values.${slot}`, field),
  };
}

function composeResponse({ content, data, locale, language }: Source): Part | null {
  const written = content.response;
  if (written === undefined) return null;
  const chosen = languageOf(written, locale, language);
  const own = written.byLanguage[chosen];
  const field = `content.response.byLanguage.${chosen}`;
  const base = { templateName: null, language: chosen, category: null };
  if (own === undefined) {
    const problems = [{ field, text: `Nothing is written in ${chosen}.` }];
    return { ...base, payload: {}, problems };
  }
  const rendered = renderResponse({ content: own, data });
  return {
    ...base,
    payload: { ...rendered.payload },
    problems: problemsOf(rendered, (path) => `${field}.${path}`, field),
  };
}

function languageOf(
  written: { defaultLanguage: string; byLanguage: Record<string, unknown> },
  locale: string | null,
  language: string | null,
): string {
  return language !== null && language in written.byLanguage
    ? language
    : pickLanguage(locale, written);
}

function problemsOf(
  rendered: { missing: readonly string[]; problems: readonly RenderProblem[] },
  fieldOf: (place: string) => string,
  whole: string,
): CompositionProblem[] {
  return [
    ...rendered.missing.map((place) => ({
      field: fieldOf(place),
      text: `There is no value for ${place}, and no fallback.`,
    })),
    ...rendered.problems.map(({ slot, text }) => ({
      field: slot === undefined ? whole : fieldOf(slot),
      text,
    })),
  ];
}
