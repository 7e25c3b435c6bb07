import { assetBytes, getAsset } from '@waypost/engine/media';
import { getTemplate, type SampleFile } from '@waypost/engine/templates';
import { assetOf } from '@waypost/whatsapp';

import type { ApiDependencies } from './dependencies.ts';

const longestMs = 20_000;
/** Meta takes no header sample larger than a document. */
const mostBytes = 100 * 1024 * 1024;

/**
 * The file behind a sample: an author's upload, or the sample that the template has at Meta already. Other addresses
 * are not fetched, so that nobody makes this server read what only it can reach.
 */
export async function sampleFile(
  deps: ApiDependencies,
  templateId: string | null,
  medium: string,
): Promise<SampleFile | null> {
  const assetId = assetOf(medium);
  if (assetId !== null) return uploadedFile(deps, assetId);
  if (templateId === null) return null;
  const template = await getTemplate(deps.db, templateId);
  if (template === undefined || !JSON.stringify(template.components).includes(medium)) return null;
  return fetchSample(addressAtSource(deps, medium));
}

async function uploadedFile({ db }: ApiDependencies, assetId: string): Promise<SampleFile | null> {
  const asset = await getAsset(db, assetId);
  if (asset === undefined) return null;
  return { name: asset.file_name, mimeType: asset.mime_type, bytes: await assetBytes(db, assetId) };
}

/** The simulator's pictures have an address here; they are read where they are. */
function addressAtSource({ origin, graph }: ApiDependencies, medium: string): string {
  const here = `${origin}/simulator/media/`;
  return medium.startsWith(here)
    ? `${graph.simulator.baseUrl}/media/${medium.slice(here.length)}`
    : medium;
}

async function fetchSample(address: string): Promise<SampleFile | null> {
  if (!URL.canParse(address)) return null;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(longestMs) });
    const length = Number(response.headers.get('content-length') ?? 0);
    if (!response.ok || length > mostBytes) return null;
    const mimeType = response.headers.get('content-type')?.split(';')[0] ?? '';
    const name = new URL(address).pathname.split('/').at(-1) ?? 'sample';
    return { name, mimeType, bytes: Buffer.from(await response.arrayBuffer()) };
  } catch {
    return null;
  }
}
