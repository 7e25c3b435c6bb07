import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '@waypost/api';

import { fetchAnswer } from './fetch-answer.ts';
import { routes } from './routes.ts';

/** Every route of the HTTP API as a function. */
export const api: ContractRouterClient<Contract> = createORPCClient(
  new OpenAPILink(routes, {
    url: () => `${window.location.origin}/api`,
    fetch: (request, init) => fetchAnswer(request, init),
  }),
);

/** The same routes as TanStack Query options: `orpc.journeys.list.queryOptions({ input })`. */
export const orpc = createTanstackQueryUtils(api);
