import { Headphones, Mic, Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { reachableAddress } from './reachable-address.ts';

const bars = [
  4, 7, 12, 9, 5, 14, 18, 11, 6, 10, 16, 20, 13, 8, 5, 9, 15, 12, 7, 4, 10, 17, 14, 8, 6, 11, 7, 4,
];

/** A sound file, or a voice message with its waveform. The drawing is the same for every recording. */
export function BubbleSound({ url, isVoice }: { url: string | undefined; isVoice: boolean }) {
  const strings = useUiStrings();
  const sound = useRef<HTMLAudioElement>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const Icon = isPlaying ? Pause : Play;
  const Kind = isVoice ? Mic : Headphones;
  return (
    <span className="flex items-center gap-2 px-1 py-1.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-phone-header text-phone-on-header">
        <Kind
          role="img"
          aria-label={isVoice ? strings.voice : strings.audio}
          className="size-4.5"
        />
      </span>
      <button
        type="button"
        aria-label={isPlaying ? strings.pause : strings.play}
        disabled={url === undefined}
        className="flex size-8 shrink-0 cursor-pointer items-center justify-center rounded-full text-phone-ink disabled:cursor-default"
        onClick={() => {
          if (isPlaying) sound.current?.pause();
          else void sound.current?.play().catch(() => setIsPlaying(false));
        }}
      >
        <Icon aria-hidden className="size-5 fill-current" />
      </button>
      <span aria-hidden className="flex h-6 min-w-0 flex-1 items-center justify-between">
        {isVoice ? (
          bars.map((height, place) => (
            <span
              key={place}
              style={{ height }}
              className="w-0.5 shrink-0 rounded-full bg-phone-field"
            />
          ))
        ) : (
          <span className="relative h-1 w-full rounded-full bg-phone-field/50">
            <span className="absolute -top-1 left-0 size-3 rounded-full bg-phone-header" />
          </span>
        )}
      </span>
      {url !== undefined && (
        <audio
          ref={sound}
          src={reachableAddress(url)}
          preload="none"
          onPlay={() => setIsPlaying(true)}
          onPause={() => setIsPlaying(false)}
          onEnded={() => setIsPlaying(false)}
        />
      )}
    </span>
  );
}
