import type { Bubble } from '@waypost/whatsapp';
import { Gift } from 'lucide-react';
import { useState } from 'react';
import { useLocale } from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The strip of a limited-time offer: what it is, when it ends, and its code. */
export function BubbleOffer({ offer }: { offer: NonNullable<Bubble['offer']> }) {
  const strings = useUiStrings();
  const { locale } = useLocale();
  const [now] = useState(() => Date.now());
  const left = offer.expiresAt === undefined ? null : offer.expiresAt - now;
  return (
    <span className="mt-1 flex items-center gap-2.5 rounded-chip bg-phone-ink/5 px-2 py-2">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-phone-header text-phone-on-header">
        <Gift aria-hidden className="size-4" />
      </span>
      <span className="flex min-w-0 flex-col">
        <span className="text-label font-semibold break-words">{offer.text}</span>
        {left !== null && (
          <span className="text-caption">
            {left > 0 ? strings.offerEnds(durationText(left, locale)) : strings.offerEnded}
          </span>
        )}
        {offer.code !== undefined && offer.code !== '' && (
          <span className="text-caption break-all">{strings.offerCode(offer.code)}</span>
        )}
      </span>
    </span>
  );
}

/** Whole days, or hours on the last day, or minutes in the last hour. */
function durationText(milliseconds: number, locale: string): string {
  const [unit, size] =
    milliseconds >= day
      ? (['day', day] as const)
      : milliseconds >= hour
        ? (['hour', hour] as const)
        : (['minute', minute] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.max(1, Math.floor(milliseconds / size)),
  );
}
