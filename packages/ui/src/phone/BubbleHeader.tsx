import type { BubbleHeader as Header } from '@waypost/whatsapp';
import { Image, Sticker, Video } from 'lucide-react';
import type { ReactNode } from 'react';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { BubbleOrder, BubbleProductCard } from './BubbleCommerce.tsx';
import { BubbleContacts } from './BubbleContacts.tsx';
import { BubbleFile } from './BubbleFile.tsx';
import { BubbleFilm } from './BubbleFilm.tsx';
import { BubblePicture } from './BubblePicture.tsx';
import { BubblePlace } from './BubblePlace.tsx';
import { BubbleSound } from './BubbleSound.tsx';
import { BubbleText } from './BubbleText.tsx';

function Placeholder({ icon, name }: { icon: ReactNode; name: string }) {
  return (
    <span className="flex h-28 flex-col items-center justify-center gap-1 rounded-chip bg-phone-media text-caption text-phone-ink [&_svg]:size-6">
      {icon}
      {name}
    </span>
  );
}

/** What stands over the words: a line of text, a medium, a place, cards or products. */
export function BubbleHeader({ header, isPreview }: { header: Header; isPreview: boolean }) {
  const strings = useUiStrings();
  switch (header.kind) {
    case 'text':
      return (
        <p className="px-1.5 pt-1 font-semibold break-words whitespace-pre-wrap">
          <BubbleText runs={header.runs} isPreview={isPreview} />
        </p>
      );
    case 'image':
      return (
        <BubblePicture
          url={header.url}
          label={strings.image}
          className="max-h-48 min-h-28 w-full rounded-chip bg-phone-media object-cover"
          fallback={<Placeholder icon={<Image aria-hidden />} name={strings.image} />}
        />
      );
    case 'video':
      return header.url === undefined ? (
        <Placeholder icon={<Video aria-hidden />} name={header.filename ?? strings.video} />
      ) : (
        <BubbleFilm url={header.url} />
      );
    case 'sticker':
      return (
        <BubblePicture
          url={header.url}
          label={strings.sticker}
          className="size-32 object-contain"
          fallback={
            <span className="flex size-32 items-center justify-center rounded-card bg-phone-media text-phone-ink">
              <Sticker role="img" aria-label={strings.sticker} className="size-8" />
            </span>
          }
        />
      );
    case 'audio':
      return <BubbleSound url={header.url} isVoice={header.voice === true} />;
    case 'document':
      return <BubbleFile url={header.url} filename={header.filename} />;
    case 'location':
      return <BubblePlace place={header} />;
    case 'contacts':
      return <BubbleContacts contacts={header.contacts} />;
    case 'product':
      return <BubbleProductCard product={header.product} />;
    case 'order':
      return <BubbleOrder products={header.products} />;
  }
}
