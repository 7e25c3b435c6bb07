import type { ResponseKind, ResponseLanguageContent } from '@waypost/whatsapp';

/** The content of one kind of response, in one language. */
export type ContentOf<Kind extends ResponseKind> = Extract<ResponseLanguageContent, { kind: Kind }>;

/** What the form of one kind gets. `path` names what was changed, inside the content. */
export interface KindFormProps<Content> {
  content: Content;
  onChange: (changed: Content, path: string) => void;
}
