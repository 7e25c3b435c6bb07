import type { AnyContractRouter } from '@orpc/contract';
import { contract } from '@waypost/api';

/** Where every route of the HTTP API is. A build keeps methods and paths alone (`build/routes-without-schemas.ts`). */
export const routes: AnyContractRouter = contract;
