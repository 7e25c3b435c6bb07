import { useQuery } from '@tanstack/react-query';

import { orpc } from '../../api/client.ts';

/** IANA name of the workspace's zone; UTC until it is known. */
export function useWorkspaceZone(): string {
  const session = useQuery(orpc.session.get.queryOptions());
  return session.data?.workspace.timeZone ?? 'UTC';
}
