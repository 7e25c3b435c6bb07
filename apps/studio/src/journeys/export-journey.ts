import { api } from '../api/client.ts';

/** Gives the reader a file with a journey and everything it refers to. */
export async function downloadJourney({ id, name }: { id: string; name: string }): Promise<void> {
  const file = await api.journeyFiles.export({ id });
  download([JSON.stringify(file, null, 2)], 'application/json', fileName(name));
}

/** Gives the reader one archive with several journeys, each a file of its own that can be imported. */
export async function downloadJourneys(
  journeys: readonly { id: string; name: string }[],
): Promise<void> {
  const { strToU8, zipSync } = await import('fflate');
  const files: Record<string, Uint8Array> = {};
  for (const { id, name } of journeys) {
    // One after the other: each may carry megabytes of pictures.
    // oxlint-disable-next-line no-await-in-loop
    const content = JSON.stringify(await api.journeyFiles.export({ id }), null, 2);
    files[freeName(files, name)] = strToU8(content);
  }
  download([new Uint8Array(zipSync(files))], 'application/zip', 'journeys.zip');
}

function fileName(name: string): string {
  return `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.journey.json`;
}

/** Journeys may have the same name. */
function freeName(files: Record<string, Uint8Array>, name: string): string {
  for (let number = 1; ; number += 1) {
    const free = fileName(number === 1 ? name : `${name} ${number}`);
    if (!(free in files)) return free;
  }
}

function download(parts: BlobPart[], type: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
