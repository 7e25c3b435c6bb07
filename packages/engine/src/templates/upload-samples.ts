import type { CloudApiClient, FailedCall, GraphConnection } from '@waypost/whatsapp/cloud-api';

/** A sample medium for Meta's reviewers. */
export interface SampleFile {
  name: string;
  mimeType: string;
  bytes: Buffer;
}

/** Uploads sample media, one after the other, and answers their handles by sample. */
export async function uploadSamples(
  desk: {
    client: CloudApiClient;
    connection: GraphConnection;
    appId: () => Promise<string | null>;
    sample: (medium: string) => Promise<SampleFile | null>;
  },
  samples: readonly string[],
): Promise<
  | { kind: 'ok'; handles: ReadonlyMap<string, string> }
  | FailedCall
  | { kind: 'sample_unavailable'; field: string }
> {
  const handles = new Map<string, string>();
  if (samples.length === 0) return { kind: 'ok', handles };
  const appId = await desk.appId();
  if (appId === null) return { kind: 'unsent', reason: 'app_unknown' };
  for (const sample of samples) {
    // Files may be large: one at a time.
    // oxlint-disable-next-line no-await-in-loop
    const file = await desk.sample(sample);
    if (file === null) return { kind: 'sample_unavailable', field: sample };
    // oxlint-disable-next-line no-await-in-loop
    const answer = await desk.client.uploadSample(desk.connection, appId, file);
    if (answer.kind !== 'ok') return answer;
    handles.set(sample, answer.handle);
  }
  return { kind: 'ok', handles };
}
