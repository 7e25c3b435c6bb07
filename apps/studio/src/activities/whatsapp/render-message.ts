import { pickLanguage, renderResponse, renderTemplate } from '@waypost/whatsapp';
import type {
  Bubble,
  PersonalisationData,
  RenderProblem,
  Template,
  WhatsAppContent,
} from '@waypost/whatsapp';

export type MessagePart = 'template' | 'response';

/** A message as one person gets it. */
export interface RenderedMessage {
  part: MessagePart;
  language: string;
  bubble: Bubble;
  /** Places that have neither a value nor a fallback: slot keys, or paths inside a response. */
  missing: readonly string[];
  problems: readonly RenderProblem[];
}

/** What a person is sent, or why nothing: no content, a window that is closed, or no such template. */
export type MessageOutcome =
  | RenderedMessage
  | { part: null; reason: 'nothing' | 'window_closed' | 'template_unavailable' };

/** The part that goes out: the response while the window is open, otherwise the template. */
export function partFor(content: WhatsAppContent, isWindowOpen: boolean): MessagePart | null {
  if (content.template === undefined) return content.response === undefined ? null : 'response';
  return content.response !== undefined && isWindowOpen ? 'response' : 'template';
}

/**
 * The message for one person, by the functions that send it.
 *
 * @param templates Templates of the sender's account, one per language.
 * @param language Shown instead of the one the person's locale picks, where the message has it.
 */
export function renderMessage({
  content,
  templates,
  data,
  locale,
  language,
  isWindowOpen,
}: {
  content: WhatsAppContent;
  templates: readonly Template[];
  data: PersonalisationData;
  locale: string | null;
  language: string | null;
  isWindowOpen: boolean;
}): MessageOutcome {
  const part = partFor(content, isWindowOpen);
  const written = part === null ? undefined : content[part];
  if (part === null || written === undefined) return { part: null, reason: 'nothing' };
  const shown =
    language !== null && language in written.byLanguage ? language : pickLanguage(locale, written);
  if (part === 'response') {
    if (!isWindowOpen) return { part: null, reason: 'window_closed' };
    const response = content.response?.byLanguage[shown];
    if (response === undefined) return { part: null, reason: 'nothing' };
    const { bubble, missing, problems } = renderResponse({ content: response, data });
    return { part, language: shown, bubble, missing, problems };
  }
  const template = templates.find(
    (candidate) => candidate.name === content.template?.name && candidate.language === shown,
  );
  if (template === undefined) return { part: null, reason: 'template_unavailable' };
  const { bubble, missing, problems } = renderTemplate({
    template,
    values: content.template?.byLanguage[shown]?.values ?? {},
    data,
  });
  return { part, language: shown, bubble, missing, problems };
}
