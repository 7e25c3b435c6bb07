import { listSenders, type SenderRow } from '@waypost/engine/senders';
import { syncAccount } from '@waypost/engine/templates';
import type { AccountTemplate } from '@waypost/engine/templates';
import type { GraphConnection } from '@waypost/whatsapp/cloud-api';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest } from './errors.ts';
import { failedCallText, graphConnection } from './graph-connection.ts';
import { withReachablePictures } from './simulator-pictures.ts';

/** A WhatsApp Business Account as one of its senders reaches it. */
export interface TemplateAccount {
  sender: SenderRow;
  wabaId: string;
  connection: GraphConnection;
}

/** How to reach an account: by a sender whose token is good, if there is one. */
export async function templateAccount(
  deps: ApiDependencies,
  wabaId: string,
): Promise<TemplateAccount> {
  const senders = (await listSenders(deps.db)).filter((sender) => sender.waba_id === wabaId);
  const sender = senders.find(({ token_problem }) => token_problem === null) ?? senders[0];
  if (sender === undefined) {
    throw badRequest([{ field: '', text: 'No sender belongs to this account any more.' }]);
  }
  return accountOf(deps, sender);
}

export function accountOf(deps: ApiDependencies, sender: SenderRow): TemplateAccount {
  const token = deps.secretBox.open(sender.token);
  const connection = graphConnection(deps, sender.connection, token);
  return { sender, wabaId: sender.waba_id, connection };
}

/** Gives the simulator's pictures an address that browsers reach. */
export function reachablePictures(deps: ApiDependencies) {
  return (templates: readonly AccountTemplate[]) =>
    withReachablePictures(templates, deps.graph.simulator.baseUrl, deps.origin);
}

/** Reads the templates of a sender's account and stores them. Answers how many, or why not. */
export async function syncTemplates(
  deps: ApiDependencies,
  sender: SenderRow,
): Promise<{ read: number } | { text: string }> {
  const read = await syncAccount(
    { db: deps.db, client: deps.cloudApi, pictures: reachablePictures(deps) },
    accountOf(deps, sender),
    deps.now(),
  );
  return read.kind === 'read' ? { read: read.count } : { text: failedCallText(read) };
}
