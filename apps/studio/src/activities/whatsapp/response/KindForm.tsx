import type { ResponseLanguageContent } from '@waypost/whatsapp';

import type { KindFormProps } from './kind-form.ts';
import { AudioForm } from './kinds/AudioForm.tsx';
import { ButtonsForm } from './kinds/ButtonsForm.tsx';
import { CarouselForm } from './kinds/CarouselForm.tsx';
import { CatalogForm } from './kinds/CatalogForm.tsx';
import { ContactsForm } from './kinds/ContactsForm.tsx';
import { DocumentForm } from './kinds/DocumentForm.tsx';
import { EmojiReactionForm } from './kinds/EmojiReactionForm.tsx';
import { FlowForm } from './kinds/FlowForm.tsx';
import { LinkForm } from './kinds/LinkForm.tsx';
import { ListForm } from './kinds/ListForm.tsx';
import { LocationForm } from './kinds/LocationForm.tsx';
import { LocationRequestForm } from './kinds/LocationRequestForm.tsx';
import { PictureForm } from './kinds/PictureForm.tsx';
import { ProductForm } from './kinds/ProductForm.tsx';
import { ProductsForm } from './kinds/ProductsForm.tsx';
import { StickerForm } from './kinds/StickerForm.tsx';
import { TextForm } from './kinds/TextForm.tsx';

/** The fields of one kind of response. */
export function KindForm({ content, onChange }: KindFormProps<ResponseLanguageContent>) {
  switch (content.kind) {
    case 'text':
      return <TextForm content={content} onChange={onChange} />;
    case 'image':
    case 'video':
      return <PictureForm content={content} onChange={onChange} />;
    case 'audio':
      return <AudioForm content={content} onChange={onChange} />;
    case 'document':
      return <DocumentForm content={content} onChange={onChange} />;
    case 'sticker':
      return <StickerForm content={content} onChange={onChange} />;
    case 'location':
      return <LocationForm content={content} onChange={onChange} />;
    case 'contacts':
      return <ContactsForm content={content} onChange={onChange} />;
    case 'buttons':
      return <ButtonsForm content={content} onChange={onChange} />;
    case 'list':
      return <ListForm content={content} onChange={onChange} />;
    case 'link':
      return <LinkForm content={content} onChange={onChange} />;
    case 'flow':
      return <FlowForm content={content} onChange={onChange} />;
    case 'product':
      return <ProductForm content={content} onChange={onChange} />;
    case 'products':
      return <ProductsForm content={content} onChange={onChange} />;
    case 'catalog':
      return <CatalogForm content={content} onChange={onChange} />;
    case 'locationRequest':
      return <LocationRequestForm content={content} onChange={onChange} />;
    case 'carousel':
      return <CarouselForm content={content} onChange={onChange} />;
    case 'emojiReaction':
      return <EmojiReactionForm content={content} onChange={onChange} />;
  }
}
