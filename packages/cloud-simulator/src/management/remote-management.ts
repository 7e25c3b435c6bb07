import type { z } from 'zod';

import { managementCalls, type ManagementCall, type ManagementControl } from './calls.ts';

/** Sends a call to a simulator of its own process and reads the answer by `output`. */
export type SendCall = <O extends z.ZodType>(
  output: O,
  path: string,
  input: unknown,
) => Promise<z.output<O>>;

/** The control of Meta's management side over HTTP. */
export function createRemoteManagement(send: SendCall): ManagementControl {
  const remote =
    <I extends z.ZodType, O extends z.ZodType>(call: ManagementCall<I, O>) =>
    (input: z.input<I>): Promise<z.output<O>> =>
      send(call.output, `/management/${call.path}`, input);
  return {
    setPortfolio: remote(managementCalls.setPortfolio),
    setApp: remote(managementCalls.setApp),
    setAccount: remote(managementCalls.setAccount),
    changeAccount: remote(managementCalls.changeAccount),
    changeNumber: remote(managementCalls.changeNumber),
    setToken: remote(managementCalls.setToken),
    setUnknownTokens: remote(managementCalls.setUnknownTokens),
    setReview: remote(managementCalls.setReview),
    reviewTemplate: remote(managementCalls.reviewTemplate),
    changeTemplate: remote(managementCalls.changeTemplate),
    emit: remote(managementCalls.emit),
    setFaults: remote(managementCalls.setFaults),
    setCallLimit: remote(managementCalls.setCallLimit),
    putFlow: remote(managementCalls.putFlow),
    snapshot: remote(managementCalls.snapshot),
  };
}
