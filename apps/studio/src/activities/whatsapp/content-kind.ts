import type { WhatsAppContent } from '@waypost/whatsapp';

/** What a message is made of: an approved template, a free-form response, or both by the window. */
export type ContentKind = 'template' | 'response' | 'both';

/** The kind that a message's content shows; an empty one starts as a template, which can always go. */
export function kindOfContent({ template, response }: WhatsAppContent): ContentKind {
  if (response === undefined) return 'template';
  return template === undefined ? 'response' : 'both';
}

/**
 * The content after its author chose another kind: what the kind has no place for is left out, and
 * comes back from `aside` when a later choice has one again.
 */
export function withContentKind(
  content: WhatsAppContent,
  kind: ContentKind,
  aside: Pick<WhatsAppContent, 'template' | 'response'>,
): WhatsAppContent {
  const { template = aside.template, response = aside.response, ...rest } = content;
  return {
    ...rest,
    ...(kind === 'response' || template === undefined ? {} : { template }),
    ...(kind === 'template' || response === undefined ? {} : { response }),
  };
}
