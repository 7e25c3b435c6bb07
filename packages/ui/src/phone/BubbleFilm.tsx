import { Play, Video } from 'lucide-react';
import { useRef, useState } from 'react';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { reachableAddress } from './reachable-address.ts';

/** A film: its first picture, and a button that plays it. */
export function BubbleFilm({ url }: { url: string }) {
  const strings = useUiStrings();
  const film = useRef<HTMLVideoElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <span className="relative block overflow-hidden rounded-chip bg-phone-media">
      <video
        ref={film}
        src={reachableAddress(url)}
        preload="metadata"
        playsInline
        controls={isOpen}
        aria-label={strings.video}
        className="h-36 w-full object-cover"
        onEnded={() => setIsOpen(false)}
      />
      {!isOpen && (
        <button
          type="button"
          aria-label={strings.play}
          className="absolute top-1/2 left-1/2 flex size-11 -translate-x-1/2 -translate-y-1/2 cursor-pointer items-center justify-center rounded-full bg-phone-ink/60 text-phone-on-header"
          onClick={() => {
            setIsOpen(true);
            void film.current?.play().catch(() => setIsOpen(false));
          }}
        >
          <Play aria-hidden className="size-5 fill-current" />
        </button>
      )}
      <span
        aria-hidden
        className="absolute bottom-1.5 left-1.5 flex size-5 items-center justify-center rounded-chip bg-phone-ink/60 text-phone-on-header"
      >
        <Video className="size-3.5" />
      </span>
    </span>
  );
}
