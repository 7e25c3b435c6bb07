import type { ResponseLanguageContent, Template } from '@waypost/whatsapp';

import type { WhatsAppActivity } from '../activities/whatsapp/schema.ts';
import type { AdviceContext } from './advice.ts';

/** The templates that a message sends, one for each language. */
export function sentTemplates(
  { senderId, content }: WhatsAppActivity,
  context: AdviceContext,
): Template[] {
  const { template } = content;
  if (template === undefined || senderId === null) return [];
  return context.templatesOf(senderId).filter(({ name }) => name === template.name);
}

/** What people read in the body of a message, in each of its languages: variables as they are written. */
export function bodies(activity: WhatsAppActivity, context: AdviceContext): string[] {
  const ofTemplates = sentTemplates(activity, context).flatMap(({ components }) =>
    components.flatMap((component) =>
      component.type === 'BODY' && 'text' in component && component.text !== undefined
        ? [component.text]
        : [],
    ),
  );
  const responses = Object.values(activity.content.response?.byLanguage ?? {});
  return [...ofTemplates, ...responses.flatMap(bodyOf)];
}

function bodyOf(content: ResponseLanguageContent): string[] {
  if ('body' in content) return [content.body];
  return 'caption' in content ? [content.caption] : [];
}
