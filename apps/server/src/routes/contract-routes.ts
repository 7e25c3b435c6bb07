import { traverseContractProcedures } from '@orpc/server';
import { contract, type Role } from '@waypost/api';

/** One route as the contract declares it. */
export interface ContractRoute {
  method: string;
  /** With `{name}` for parameters, without `/api`. */
  path: string;
  role: Role;
}

/** Every route of the contract. */
export function contractRoutes(): ContractRoute[] {
  const routes: ContractRoute[] = [];
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure }) => {
    const { route, meta } = procedure['~orpc'];
    if (route.path === undefined || route.method === undefined) {
      throw new Error('A route of the contract has no method or path.');
    }
    routes.push({ method: route.method, path: route.path, role: meta.role });
  });
  return routes;
}
