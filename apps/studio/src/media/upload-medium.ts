import { mediaAssetSchema } from '@waypost/api';
import type { MediaAsset } from '@waypost/api';
import type { MediumKind } from '@waypost/whatsapp';

import { uploadForm } from '../api/upload-form.ts';

/** Keeps a file in the library. `onProgress` gets the part sent, 0 to 1. Rejects with an `UploadFailure`. */
export function uploadMedium(
  kind: MediumKind,
  file: File,
  onProgress: (ratio: number) => void,
): Promise<MediaAsset> {
  return uploadForm(`/api/media?kind=${kind}`, file, mediaAssetSchema, onProgress);
}
