import { FileText } from 'lucide-react';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { reachableAddress } from './reachable-address.ts';

/** A document: its name, and what kind of file it is. It opens where there is a file. */
export function BubbleFile({
  url,
  filename,
}: {
  url: string | undefined;
  filename: string | undefined;
}) {
  const strings = useUiStrings();
  const kind = /\.([a-z0-9]{1,5})$/i.exec(filename ?? '')?.[1]?.toUpperCase();
  const look = 'flex items-center gap-2.5 rounded-chip bg-phone-ink/5 px-2 py-2.5 text-phone-ink';
  const content = (
    <>
      <FileText aria-hidden className="size-7 shrink-0 text-phone-header" />
      <span className="flex min-w-0 flex-col">
        <span className="line-clamp-2 text-label font-normal break-all">
          {filename ?? strings.document}
        </span>
        {kind !== undefined && <span className="text-caption">{kind}</span>}
      </span>
    </>
  );
  return url === undefined ? (
    <span className={look}>{content}</span>
  ) : (
    <a className={look} href={reachableAddress(url)} target="_blank" rel="noreferrer">
      {content}
    </a>
  );
}
