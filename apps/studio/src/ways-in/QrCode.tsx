import { useMemo } from 'react';

import { qrShape } from './qr-shape.ts';

/** A QR code on screen: always dark on white, because scanners need it. */
export function QrCode({ url, label }: { url: string; label: string }) {
  const { size, path } = useMemo(() => qrShape(url), [url]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-56 shrink-0 rounded-control bg-phone-bubble text-phone-ink"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
