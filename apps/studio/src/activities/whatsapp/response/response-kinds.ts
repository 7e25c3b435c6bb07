import { responseLanguageContentSchema } from '@waypost/whatsapp';
import type { ResponseContent, ResponseKind, ResponseLanguageContent } from '@waypost/whatsapp';
import {
  BookImage,
  ClipboardList,
  Contact,
  ExternalLink,
  FileText,
  GalleryHorizontal,
  Image,
  List,
  LocateFixed,
  MapPin,
  MessageSquareText,
  Mic,
  Package,
  Reply,
  ShoppingBag,
  SmilePlus,
  Sticker,
  Video,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

export type ResponseGroup = 'text' | 'media' | 'interactive' | 'place' | 'commerce';

/** Every kind of response, as its author finds it: by group, with an icon. */
export const responseKinds: readonly {
  kind: ResponseKind;
  group: ResponseGroup;
  icon: LucideIcon;
}[] = [
  { kind: 'text', group: 'text', icon: MessageSquareText },
  { kind: 'emojiReaction', group: 'text', icon: SmilePlus },
  { kind: 'image', group: 'media', icon: Image },
  { kind: 'video', group: 'media', icon: Video },
  { kind: 'audio', group: 'media', icon: Mic },
  { kind: 'document', group: 'media', icon: FileText },
  { kind: 'sticker', group: 'media', icon: Sticker },
  { kind: 'buttons', group: 'interactive', icon: Reply },
  { kind: 'list', group: 'interactive', icon: List },
  { kind: 'link', group: 'interactive', icon: ExternalLink },
  { kind: 'flow', group: 'interactive', icon: ClipboardList },
  { kind: 'carousel', group: 'interactive', icon: GalleryHorizontal },
  { kind: 'location', group: 'place', icon: MapPin },
  { kind: 'locationRequest', group: 'place', icon: LocateFixed },
  { kind: 'contacts', group: 'place', icon: Contact },
  { kind: 'product', group: 'commerce', icon: Package },
  { kind: 'products', group: 'commerce', icon: ShoppingBag },
  { kind: 'catalog', group: 'commerce', icon: BookImage },
];

/** What an author of this kind starts with: one empty entry in each list, so that there is a field to fill. */
const starts: Partial<Record<ResponseKind, object>> = {
  buttons: { buttons: [''] },
  list: { sections: [{ title: '', rows: [{}] }] },
  contacts: { contacts: [{}] },
  products: { sections: [{ title: '', retailerIds: [''] }] },
  carousel: {
    cards: [{ header: { kind: 'image' } }, { header: { kind: 'image' } }],
  },
};

/** The content an author of a response of this kind starts with. */
export function startOfKind(kind: ResponseKind): ResponseLanguageContent {
  return responseLanguageContentSchema.parse({ kind, ...starts[kind] });
}

/**
 * A text turned into another kind: words, footer, header and buttons that the new kind has too are kept.
 */
export function asKind(
  content: ResponseLanguageContent,
  kind: ResponseKind,
): ResponseLanguageContent {
  if (content.kind === kind) return content;
  const words = 'body' in content ? content.body : 'caption' in content ? content.caption : '';
  const kept = responseLanguageContentSchema.safeParse({
    ...startOfKind(kind),
    ...carried(content),
    kind,
    body: words,
    caption: words,
  });
  return kept.success ? kept.data : startOfKind(kind);
}

/** Fields with the same meaning in every kind that has them: sections hold rows or products, media differ in type. */
function carried(content: ResponseLanguageContent): object {
  return Object.fromEntries(
    Object.entries(content).filter(
      ([name]) => !['kind', 'sections', 'medium', 'filename'].includes(name),
    ),
  );
}

/** The kind of a response; all its languages have the same. */
export function kindOfResponse(content: ResponseContent): ResponseKind {
  return content.byLanguage[content.defaultLanguage]?.kind ?? 'text';
}

/** All languages of a response turned into another kind. */
export function responseAsKind(content: ResponseContent, kind: ResponseKind): ResponseContent {
  return {
    ...content,
    byLanguage: Object.fromEntries(
      Object.entries(content.byLanguage).map(([language, own]) => [language, asKind(own, kind)]),
    ),
  };
}
