import { api } from '../api/client.ts';

/** Gives the reader a file with a journey and everything it refers to. */
export async function downloadJourney({ id, name }: { id: string; name: string }): Promise<void> {
  const file = await api.journeyFiles.export({ id });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }),
  );
  link.download = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.journey.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
