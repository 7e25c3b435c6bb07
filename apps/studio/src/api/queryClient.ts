import { QueryCache, MutationCache, QueryClient } from '@tanstack/react-query';

import { isNotFound, isUnauthorized } from './failure.ts';

/** The cache of everything the server told us. `onUnauthorized` is called when the session is over. */
export function createQueryClient(onUnauthorized: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (isUnauthorized(error)) onUnauthorized();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // A browser without internet may still reach a Waypost on its own machine or network.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        retry: (attempts, error) => attempts < 2 && !isUnauthorized(error) && !isNotFound(error),
      },
    },
  });
}
