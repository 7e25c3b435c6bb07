import { pickLanguage, type PersonalisationData, type Template } from '@waypost/whatsapp';

import type { DraftFinding } from '../exclusions/exclusion.ts';
import type { DraftSource } from './draft-message.ts';

/** A message's contents, rendered for one person. */
export interface DraftContent {
  /** `{ type, [type]: …, finding?, quote?, inWindow? }`; assets stay `{ asset }` until dispatch. */
  payload: Record<string, unknown>;
  templateName: string | null;
  language: string | null;
  category: string | null;
  template: Template | null;
  /** Null while the window decides between two contents. */
  sentAs: 'template' | 'response' | null;
}

/** What is needed to render an activity's contents. */
interface ContentSource extends Pick<DraftSource, 'templates'> {
  run: Pick<DraftSource['run'], 'versionId'>;
  activity: Pick<DraftSource['activity'], 'id' | 'content'>;
  profile: Pick<DraftSource['profile'], 'locale'>;
  wabaId: string;
  data: PersonalisationData;
}

/**
 * Renders what an activity holds: its template, its response, or both, the response as `inWindow`.
 * What is wrong for this person is noted as `finding` and told at dispatch, after everything that
 * counts more. A response with something missing is left out where a template can go instead.
 */
export function draftContent(source: ContentSource): DraftContent {
  const template = draftTemplate(source);
  const response = draftResponse(source);
  if (template === null && response === null) {
    return { ...nothing, payload: { finding: 'template_unavailable' }, sentAs: 'template' };
  }
  if (template === null) {
    return {
      ...nothing,
      payload: { ...response?.payload, ...noted(response?.finding ?? null) },
      language: response?.language ?? null,
      sentAs: 'response',
    };
  }
  if (response === null || response.finding !== null) return template;
  return {
    ...template,
    payload: { ...template.payload, inWindow: response.payload },
    sentAs: null,
  };
}

const nothing = { templateName: null, language: null, category: null, template: null };

function draftTemplate({
  run,
  activity,
  profile,
  templates,
  wabaId,
  data,
}: ContentSource): DraftContent | null {
  const content = activity.content.template;
  if (content === undefined) return null;
  const { name } = content;
  const language = pickLanguage(profile.locale, content);
  const stored = templates.find(wabaId, name, language);
  if (stored === null) {
    const unfilled = { type: 'template', template: { name, language: { code: language } } };
    return {
      payload: { ...unfilled, finding: 'template_unavailable' },
      templateName: name,
      language,
      category: null,
      template: null,
      sentAs: 'template',
    };
  }
  const values = content.byLanguage[language]?.values ?? {};
  const rendered = templates.template(run.versionId, activity.id, stored, values)(data);
  return {
    payload: { type: 'template', template: rendered.payload, ...noted(findingOf(rendered)) },
    templateName: name,
    language,
    category: stored.template.category,
    template: stored.template,
    sentAs: 'template',
  };
}

function draftResponse({ run, activity, profile, templates, data }: ContentSource): {
  payload: Record<string, unknown>;
  language: string;
  finding: DraftFinding | null;
} | null {
  const content = activity.content.response;
  if (content === undefined) return null;
  const language = pickLanguage(profile.locale, content);
  const authored = content.byLanguage[language];
  if (authored === undefined) return null;
  const rendered = templates.response(run.versionId, activity.id, language, authored)(data);
  return { payload: { ...rendered.payload }, language, finding: findingOf(rendered) };
}

function findingOf(rendered: { missing: unknown[]; problems: unknown[] }): DraftFinding | null {
  if (rendered.missing.length > 0) return 'missing_value';
  return rendered.problems.length > 0 ? 'invalid_value' : null;
}

function noted(finding: DraftFinding | null): { finding?: DraftFinding } {
  return finding === null ? {} : { finding };
}
