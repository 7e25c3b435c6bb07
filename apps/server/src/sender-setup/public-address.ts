import type { ApiDependencies } from '../routes/dependencies.ts';

/**
 * Where Meta can bring webhooks: PUBLIC_URL when it is https. A stand-in for Meta without https itself (GRAPH_URL, in
 * tests) takes http too. Null: senders only send.
 */
export function publicAddress({
  publicUrl,
  graph,
}: Pick<ApiDependencies, 'publicUrl' | 'graph'>): string | null {
  if (publicUrl === null) return null;
  const isSecure = publicUrl.startsWith('https:') || !graph.meta.baseUrl.startsWith('https:');
  return isSecure ? publicUrl : null;
}
