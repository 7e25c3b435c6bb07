import express, { type Router } from 'express';
import { z } from 'zod';

import { createAccounts, type Accounts } from './accounts/accounts.ts';
import type { NumberSettingsInput } from './accounts/settings.ts';
import { createCatalogueShelf } from './catalogues/catalogue-shelf.ts';
import { createBlockList } from './block-list/block-list.ts';
import { createSimulatedClock } from './clock/simulated-clock.ts';
import type { Context } from './context.ts';
import { createControlRouter, type Watch } from './control/control-router.ts';
import type { SimulatorControl } from './control/control.ts';
import { createLocalControl } from './control/local-control.ts';
import { createFaultDesk } from './faults/faults.ts';
import { createManagementFaultDesk } from './faults/management-faults.ts';
import { createFlowShelf } from './flows/flow-shelf.ts';
import { createGraphRouter } from './graph/graph-router.ts';
import { createHandsetShelf } from './handsets/handset-shelf.ts';
import { createPerson } from './handsets/person.ts';
import { silentLog, type Log } from './log.ts';
import { createLocalManagement } from './management/local-management.ts';
import { createMediaRouter } from './media/media-router.ts';
import { createMediaShelf } from './media/media-shelf.ts';
import { createSampleShelf } from './media/sample-shelf.ts';
import { createAcceptSend } from './messages/accept-send.ts';
import { createMessageBook } from './messages/message-book.ts';
import { createRateLimits } from './messages/rate-limits.ts';
import { createQrCodeShelf } from './qr-codes/qr-code-shelf.ts';
import { drawsFor } from './randomness/randomness.ts';
import { createFreeEntry } from './rules/free-entry.ts';
import { createRuleBook } from './rules/rules.ts';
import { defaultDelays, type StatusDelays } from './statuses/plan-statuses.ts';
import { createStatusLane } from './statuses/status-lane.ts';
import { createGroupCommit } from './store/group-commit.ts';
import { openStore } from './store/open-store.ts';
import { createReview } from './templates/review-settings.ts';
import { createTemplateDesk } from './templates/template-desk.ts';
import { createTemplateShelf } from './templates/template-shelf.ts';
import { createPermit } from './tokens/permit.ts';
import { createTokenRing } from './tokens/token-ring.ts';
import { createCallMeter } from './usage/call-meter.ts';
import { createWebhookLane } from './webhooks/webhook-lane.ts';

export interface SimulatorOptions {
  /** Folder of `simulator.db`; made when missing. One process at a time. */
  directory: string;
  /** The time in milliseconds since the epoch; the machine's when left out. */
  clock?: () => number;
  /** Makes delays and chances repeatable; 1 when left out. */
  seed?: number;
  /** Milliseconds between statuses, each drawn between two ends. */
  delays?: Partial<StatusDelays>;
  /** Share of delivered messages that are read by themselves; 0.7 when left out. */
  readShare?: number;
  /** `none` accepts and stores but tells nothing. */
  statuses?: 'all' | 'none';
  log?: Log;
}

export interface Simulator {
  /** Graph API at `/graph`, control API at `/control`, pictures at `/media`. */
  router: Router;
  graphRouter: Router;
  controlRouter: Router;
  mediaRouter: Router;
  control: SimulatorControl;
  accounts: Accounts;
  setNumber: (settings: NumberSettingsInput) => void;
  putTemplates: SimulatorControl['putTemplates'];
  hasTemplate: (wabaId: string, name: string, language: string) => boolean;
  /** Calls the listener with the number of each handset on which something happens. */
  watch: Watch;
  /** Stops timers and deliveries and closes the file; what is pending goes on at the next start. */
  close: () => Promise<void>;
}

const span = z.tuple([z.number().min(0), z.number().min(0)]);
const numbersSchema = z.object({
  seed: z.number().int(),
  readShare: z.number().min(0).max(1),
  delays: z.object({ sent: span, delivered: span, read: span }),
});

/**
 * A local stand-in for Meta's Cloud API with handsets. Everything it knows lies in one file, so it
 * goes on after a restart or a kill where it was.
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  const numbers = numbersSchema.parse({
    seed: options.seed ?? 1,
    readShare: options.readShare ?? 0.7,
    delays: { ...defaultDelays, ...options.delays },
  });
  const log = options.log ?? silentLog;
  const store = openStore(options.directory);
  const listeners = new Set<(number: string) => void>();
  const touched = new Set<string>();
  const changed = (number: string): void => {
    if (listeners.size === 0) return;
    if (touched.size === 0) {
      setImmediate(() => {
        const all = [...touched];
        touched.clear();
        for (const listener of listeners) for (const each of all) listener(each);
      });
    }
    touched.add(number);
  };
  const watch: Watch = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  const clock = createSimulatedClock(store, options.clock ?? Date.now);
  const accounts = createAccounts(store);
  const tokens = createTokenRing(store);
  const chance = drawsFor(numbers.seed, 0);
  const faults = createFaultDesk(chance);
  const meter = createCallMeter(clock);
  const managementFaults = createManagementFaultDesk();
  const context: Context = {
    store,
    commits: createGroupCommit(store),
    clock,
    accounts,
    tokens,
    permit: createPermit({ accounts, tokens, faults, clock, meter }),
    templates: createTemplateShelf(store),
    review: createReview(store),
    media: createMediaShelf(store, options.directory, clock),
    blockList: createBlockList(store),
    qrCodes: createQrCodeShelf(store),
    samples: createSampleShelf(store, options.directory, clock),
    flows: createFlowShelf(store),
    catalogues: createCatalogueShelf(),
    book: createMessageBook(store),
    handsets: createHandsetShelf(store),
    faults,
    rules: createRuleBook(store),
    freeEntry: createFreeEntry(store),
    limits: createRateLimits(),
    behaviour: { ...numbers, statuses: options.statuses ?? 'all' },
    log,
    chance,
    changed,
  };
  const webhooks = createWebhookLane(context);
  const statuses = createStatusLane(context, webhooks);
  const accept = createAcceptSend(context, statuses);
  const person = createPerson(context, statuses, webhooks);
  const desk = createTemplateDesk(context, webhooks);
  const management = createLocalManagement(context, {
    webhooks,
    desk,
    meter,
    faults: managementFaults,
  });
  const control = createLocalControl(
    context,
    person,
    { statuses, webhooks, desk },
    management.control,
  );

  const graphRouter = createGraphRouter(context, accept, desk, managementFaults);
  const controlRouter = createControlRouter(control, management.handlers, watch, log);
  const mediaRouter = createMediaRouter(context);
  const router = express.Router();
  router.use('/graph', graphRouter);
  router.use('/control', controlRouter);
  router.use('/media', mediaRouter);

  statuses.wake(0);
  webhooks.wake();
  desk.wake();

  return {
    router,
    graphRouter,
    controlRouter,
    mediaRouter,
    control,
    accounts: context.accounts,
    setNumber(settings) {
      context.accounts.setNumber(settings);
      webhooks.wake();
    },
    putTemplates: control.putTemplates,
    hasTemplate: (wabaId, name, language) =>
      context.templates.find(wabaId, name, language) !== undefined,
    watch,
    async close() {
      statuses.close();
      desk.close();
      await webhooks.close();
      store.close();
    },
  };
}
