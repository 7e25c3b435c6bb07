import type { FailedCall, GraphConnection } from '@waypost/whatsapp/cloud-api';

import type { ApiDependencies } from './dependencies.ts';

/** How to talk to the account behind a connection. */
export function graphConnection(
  deps: ApiDependencies,
  connection: 'simulator' | 'meta',
  token: string,
): GraphConnection {
  return { ...deps.graph[connection], token };
}

/** Why a call to an account brought nothing, in plain words. */
export function failedCallText(failure: FailedCall): string {
  switch (failure.kind) {
    case 'error':
      return failure.code === 190
        ? 'The access token is not valid any more. Create a new one and enter it on the sender.'
        : `The account answered with error ${failure.code}: ${failure.details}`;
    case 'unsent':
      return `The account could not be reached (${failure.reason}).`;
    case 'unknown':
      return `The account gave no usable answer (${failure.reason}).`;
  }
}
