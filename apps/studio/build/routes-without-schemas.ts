import { isContractProcedure } from '@orpc/contract';
import type { AnyContractRouter } from '@orpc/contract';
import type { Plugin } from 'vite';

/** What a request needs of each route; texts and tags are for the documentation. */
function withoutSchemas(router: AnyContractRouter): object {
  if (isContractProcedure(router)) {
    const { method, path, inputStructure, outputStructure } = router['~orpc'].route;
    const route = { method, path, inputStructure, outputStructure };
    return { '~orpc': { errorMap: {}, meta: {}, route } };
  }
  return Object.fromEntries(
    Object.entries(router).map(([name, below]) => [name, withoutSchemas(below)]),
  );
}

/**
 * Builds `api/routes.ts` to methods and paths alone: a browser that only asks doesn't need the schemas the server
 * checks with, and they are the larger part of the contract.
 */
export function routesWithoutSchemas(): Plugin {
  return {
    name: 'waypost:routes-without-schemas',
    apply: 'build',
    async load(id) {
      if (!id.endsWith('/apps/studio/src/api/routes.ts')) return null;
      const { contract } = await import('@waypost/api');
      return `export const routes = ${JSON.stringify(withoutSchemas(contract))};`;
    },
  };
}
