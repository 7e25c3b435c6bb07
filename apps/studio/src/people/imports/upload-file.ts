import { profileImportSchema } from '@waypost/api';
import type { ProfileImport } from '@waypost/api';

import { uploadForm } from '../../api/upload-form.ts';

/**
 * Sends a CSV file to the server. `onProgress` gets the part sent, 0 to 1.
 * Rejects with an `UploadFailure`.
 */
export function uploadFile(
  file: File,
  onProgress: (ratio: number) => void,
): Promise<ProfileImport> {
  return uploadForm('/api/profiles/import', file, profileImportSchema, onProgress);
}
