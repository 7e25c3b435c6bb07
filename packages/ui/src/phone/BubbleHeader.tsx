import type { Bubble } from '@waypost/whatsapp';
import { FileText, Image, MapPin, Video } from 'lucide-react';
import type { ReactNode } from 'react';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { BubbleText } from './BubbleText.tsx';

function Placeholder({ icon, name }: { icon: ReactNode; name: string }) {
  return (
    <span className="flex h-28 flex-col items-center justify-center gap-1 rounded-chip bg-phone-media text-caption text-phone-ink [&_svg]:size-6">
      {icon}
      {name}
    </span>
  );
}

/**
 * Pictures of the simulator are served by Waypost itself. Their stored address may name another port or
 * host than the page was opened at, so only its path counts.
 */
function reachableAddress(url: string): string {
  return /^https?:\/\/[^/]+(\/simulator\/media\/.+)$/.exec(url)?.[1] ?? url;
}

/** What stands over the words: a line of text, a picture, a film, a file or a place. */
export function BubbleHeader({
  header,
  isPreview,
}: {
  header: NonNullable<Bubble['header']>;
  isPreview: boolean;
}) {
  const strings = useUiStrings();
  switch (header.kind) {
    case 'text':
      return (
        <p className="px-1.5 pt-1 font-semibold break-words whitespace-pre-wrap">
          <BubbleText runs={header.runs} isPreview={isPreview} />
        </p>
      );
    case 'image':
      return header.url === undefined ? (
        <Placeholder icon={<Image aria-hidden />} name={strings.image} />
      ) : (
        <img
          src={reachableAddress(header.url)}
          alt={strings.image}
          className="max-h-48 min-h-28 w-full rounded-chip bg-phone-media object-cover"
        />
      );
    case 'video':
      return <Placeholder icon={<Video aria-hidden />} name={header.filename ?? strings.video} />;
    case 'audio':
    case 'sticker':
    case 'document':
      return (
        <span className="flex items-center gap-2 rounded-chip bg-phone-media px-2 py-3 text-caption text-phone-ink">
          <FileText aria-hidden className="size-5 shrink-0" />
          <span className="min-w-0 break-all">{header.filename ?? strings.document}</span>
        </span>
      );
    case 'location':
      return (
        <span className="flex items-center gap-2 rounded-chip bg-phone-media px-2 py-3 text-caption text-phone-ink">
          <MapPin aria-hidden className="size-5 shrink-0" />
          <span className="flex min-w-0 flex-col">
            <span className="font-semibold">{header.name ?? strings.location}</span>
            {header.address}
          </span>
        </span>
      );
    case 'contacts':
    case 'product':
    case 'order':
      return null;
  }
}
