import type { BubbleHeader } from '@waypost/whatsapp';
import { MapPin } from 'lucide-react';

import { useUiStrings } from '../strings/UiStrings.tsx';

/** A place as WhatsApp shows it: a map with a pin, and under it its name. The map is a drawing of no real place. */
export function BubblePlace({ place }: { place: Extract<BubbleHeader, { kind: 'location' }> }) {
  const strings = useUiStrings();
  const { latitude, longitude } = place;
  const coordinates =
    latitude === undefined || longitude === undefined || latitude === '' || longitude === ''
      ? undefined
      : `${latitude}, ${longitude}`;
  const title = place.name ?? coordinates ?? strings.location;
  return (
    <span className="flex flex-col overflow-hidden rounded-chip">
      <span className="relative block h-28">
        <Map />
        <MapPin
          aria-hidden
          className="absolute top-1/2 left-1/2 size-8 -translate-x-1/2 -translate-y-full fill-phone-missing text-phone-bubble"
        />
      </span>
      <span className="flex flex-col bg-phone-ink/5 px-2 py-1.5">
        <span className="text-label font-semibold break-words">{title}</span>
        {place.address !== undefined && (
          <span className="text-caption break-words whitespace-pre-wrap">{place.address}</span>
        )}
      </span>
    </span>
  );
}

function Map() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 232 112"
      preserveAspectRatio="xMidYMid slice"
      className="size-full bg-phone-land"
    >
      <path className="fill-phone-water" d="M0 84C40 70 62 96 104 92s52-22 128-8v28H0Z" />
      <path className="fill-phone-park" d="M146 8h58l10 34-46 12-28-14Z" />
      <path className="fill-phone-park" d="M14 12h34v26H20Z" />
      <g className="fill-none stroke-phone-bubble" strokeLinecap="round">
        <path strokeWidth="7" d="M-6 62C56 46 116 78 238 48" />
        <path strokeWidth="7" d="M92-6c6 38-8 62 8 124" />
        <path strokeWidth="4" d="M-6 24 62 8l60 18 60-22 56 14" />
        <path strokeWidth="4" d="M52-6c2 40-6 60-2 76M178-6c-4 34 6 44 2 62" />
        <path strokeWidth="3" d="M110 40h44M62 34h26M204 18v34M20 70l-6 20" />
      </g>
    </svg>
  );
}
