import { useState } from 'react';
import type { ReactNode } from 'react';

import { reachableAddress } from './reachable-address.ts';

/** A picture, or what stands for it where there is none and where it can't be loaded. */
export function BubblePicture({
  url,
  label,
  className,
  fallback,
}: {
  url: string | undefined;
  /** Read aloud; empty for a picture that says nothing more than the words beside it. */
  label: string;
  className: string;
  fallback: ReactNode;
}) {
  const [broken, setBroken] = useState<string | null>(null);
  if (url === undefined || url === broken) return fallback;
  return (
    <img
      src={reachableAddress(url)}
      alt={label}
      className={className}
      onError={() => setBroken(url)}
    />
  );
}
