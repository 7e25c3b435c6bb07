import { assetMedium } from '@waypost/whatsapp';
import { z } from 'zod';

const answerSchema = z.object({ id: z.guid() });

/** Uploads a file of the author's and answers the medium that stands for it. */
export async function uploadSample(file: File): Promise<string> {
  const response = await fetch(`/api/media?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': file.type },
    body: file,
  });
  return assetMedium(answerSchema.parse(await response.json()).id);
}
