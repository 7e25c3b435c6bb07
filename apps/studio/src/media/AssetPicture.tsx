import type { MediaAsset } from '@waypost/api';
import { FileText, Film, Music } from 'lucide-react';

/** A small picture of a file: itself where it is one, else what kind it is. */
export function AssetPicture({ asset, className }: { asset: MediaAsset; className: string }) {
  if (asset.mimeType.startsWith('image/')) {
    return (
      <img
        src={asset.contentPath}
        alt=""
        loading="lazy"
        className={`${className} rounded-chip bg-sunken object-cover`}
      />
    );
  }
  const Icon = asset.mimeType.startsWith('video/')
    ? Film
    : asset.mimeType.startsWith('audio/')
      ? Music
      : FileText;
  return (
    <span
      className={`${className} flex items-center justify-center rounded-chip bg-sunken text-muted`}
    >
      <Icon aria-hidden className="size-6" />
    </span>
  );
}
