import { transact } from '../database/transact.ts';
import { endTimedPauses } from '../dispatch/resume-senders.ts';
import type { EngineContext } from '../engine-context.ts';
import { acknowledgeSuppression } from './acknowledge-suppression.ts';
import { cutOffOwner } from './cut-off-owner.ts';
import { findSilentOwners } from './find-silent-owners.ts';
import { openLeaseSession, type LeaseSession } from './lease-session.ts';
import { Lease } from './lease.ts';
import { loadSenders, type DispatchSender } from './load-senders.ts';
import { releaseLeases } from './release-leases.ts';
import { renewLeases } from './renew-leases.ts';
import { takeLeases, type NewLease } from './take-leases.ts';

const renewEveryMs = 1000;
/** How often it is asked whether the owner of somebody else's sender has died. */
const watchEveryMs = 50;
const laneName = 'leases';

export interface LeaseKeeperEvents {
  /** A sender became ours under a new epoch. */
  onTaken(sender: DispatchSender, lease: Lease): void;
  /** Once a second: the sender's row as it is now. */
  onSender(sender: DispatchSender): void;
  /** The lease is somebody else's, or nobody's: no request may leave from now on. */
  onLost(lease: Lease): void;
  /** Opt-outs were recorded: what is claimed but not on its way must be claimed again. */
  onSuppression(): void;
}

export interface LeaseKeeper {
  start(): void;
  /** Stops renewing. Leases stay valid until `release`, so that answers can still be written. */
  stop(): Promise<void>;
  /** Gives one sender back, so that another process has it within a second. Nothing is taken over from now on. */
  handOver(senderId: string): Promise<void>;
  release(): Promise<void>;
}

/** Takes and keeps the leases of all senders that nobody else owns (engine.md, section 3.1). */
export function createLeaseKeeper(context: EngineContext, events: LeaseKeeperEvents): LeaseKeeper {
  const { db, pool, log, instanceId } = context;
  const leases = new Map<string, Lease>();
  let session: LeaseSession | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let watching: NodeJS.Timeout | null = null;
  /** Senders that others owned at the last look. */
  let others: string[] = [];
  /** Locks got since the last look: their owners are gone. */
  let orphaned: string[] = [];
  let round: Promise<void> = Promise.resolve();
  let heard = false;
  let leaving = false;

  function loseAll(): void {
    for (const lease of leases.values()) lose(lease);
  }

  function lose(lease: Lease): void {
    lease.lose();
    leases.delete(lease.senderId);
    events.onLost(lease);
  }

  async function openSession(): Promise<LeaseSession> {
    const opened = await openLeaseSession(pool, {
      onLost() {
        session = null;
        orphaned = [];
        // What answers next may be a server that does not know everything this one did.
        context.sending.doubt();
        loseAll();
      },
      onSuppression() {
        heard = true;
        next(0);
      },
    });
    session = opened;
    await context.sending.check(db);
    return opened;
  }

  async function keep(): Promise<void> {
    const mine = session ?? (await openSession());
    heard = false;
    // Versions before claims are dropped: what is acknowledged is never newer than what was acted upon.
    const senders = await loadSenders(db);
    const renewedAt = performance.now();
    const renewed = await renewLeases(mine, instanceId, [...leases.values()]);
    for (const lease of leases.values()) {
      if (renewed.has(lease.senderId)) lease.renewed(renewedAt);
      else lose(lease);
    }
    // One taken over when it had run out comes without its lock, and a free lock reads as our death.
    await mine.lockSenders([...leases.keys()]);
    await actOnSuppression(mine, senders);
    await takeOver(mine, senders);
    for (const sender of senders) if (leases.has(sender.id)) events.onSender(sender);
    await endPauses(senders);
  }

  /** The owner goes on by itself when the time of a pause is over; this lets everybody see it. */
  async function endPauses(senders: readonly DispatchSender[]): Promise<void> {
    const now = context.now();
    if (!senders.some(({ paused_until: until }) => until !== null && until.getTime() <= now))
      return;
    const ended = await transact(db, (trx) => endTimedPauses(trx, now));
    log.info({ senders: ended }, 'pauses have ended by their time');
    if (ended.length > 0) context.signals.dispatch.raise();
  }

  const seen = new Map<string, number>();

  async function actOnSuppression(
    mine: LeaseSession,
    senders: readonly DispatchSender[],
  ): Promise<void> {
    const raised = new Map<string, number>();
    for (const sender of senders) {
      const known = seen.get(sender.id);
      if (!leases.has(sender.id) || known === sender.suppression_version) continue;
      raised.set(sender.id, sender.suppression_version);
    }
    if (raised.size === 0) return;
    events.onSuppression();
    await acknowledgeSuppression(mine, instanceId, raised);
    for (const [senderId, version] of raised) seen.set(senderId, version);
  }

  async function takeOver(mine: LeaseSession, senders: readonly DispatchSender[]): Promise<void> {
    const free = leaving ? [] : senders.filter((sender) => !leases.has(sender.id));
    const gone = orphaned.splice(0);
    if (free.length === 0) return;
    const ids = free.map((sender) => sender.id);
    const locked = [...gone, ...(await mine.lockSenders(ids))];
    const silent = await findSilentOwners(mine, ids);
    for (const senderId of silent) {
      if (!locked.includes(senderId)) await cutOff(mine, senderId);
    }
    locked.push(...(await mine.lockSenders([...silent])));
    const takenAt = performance.now();
    own(mine, await takeLeases(mine, instanceId, ids, locked), takenAt, free);
    others = leaving ? [] : ids.filter((id) => !leases.has(id));
  }

  function own(
    mine: LeaseSession,
    taken: readonly NewLease[],
    takenAt: number,
    senders: readonly DispatchSender[],
  ): void {
    for (const { senderId, epoch, suppressionSeen } of taken) {
      const sender = senders.find(({ id }) => id === senderId);
      if (!sender || !mine.isOpen()) continue;
      const lease = new Lease(senderId, epoch, takenAt);
      leases.set(senderId, lease);
      seen.set(senderId, suppressionSeen);
      log.info({ sender: senderId, epoch }, 'sender taken over');
      events.onTaken(sender, lease);
    }
  }

  /** Between the looks: a lock that can be had is that of an owner who died this moment, and is followed at once. */
  async function watch(): Promise<void> {
    const mine = session;
    if (stopped || leaving || mine === null || others.length === 0) return;
    try {
      const gone = await mine.lockSenders(others);
      if (gone.length === 0) return;
      orphaned.push(...gone);
      const takenAt = performance.now();
      const [taken, senders] = await Promise.all([
        takeLeases(mine, instanceId, gone, gone),
        loadSenders(db),
      ]);
      orphaned = orphaned.filter((id) => !gone.includes(id));
      own(mine, taken, takenAt, senders);
      others = others.filter((id) => !leases.has(id));
    } catch (error) {
      log.debug({ err: error }, 'the owners of other senders could not be followed yet');
    }
  }

  function watchAgain(): void {
    if (stopped) return;
    watching = setTimeout(() => {
      round = round.then(watch);
      void round.then(watchAgain);
    }, watchEveryMs);
  }

  /** Before anything of the sender is touched: a frozen owner may hold its rows, and holds its lock. */
  async function cutOff(mine: LeaseSession, senderId: string): Promise<void> {
    try {
      const connections = await cutOffOwner(mine, senderId);
      log.warn(
        { sender: senderId, connections },
        'the owner of a sender is silent and was cut off',
      );
    } catch (error) {
      log.warn({ err: error, sender: senderId }, 'the silent owner of a sender was not cut off');
    }
  }

  async function giveBack(senderId: string): Promise<void> {
    const lease = leases.get(senderId);
    if (lease === undefined || session === null) return;
    lease.lose();
    leases.delete(senderId);
    try {
      await releaseLeases(session, instanceId, [lease]);
      // Only now: a free lock before it would read as our death.
      await session.unlockSender(senderId);
    } catch (error) {
      log.warn({ err: error, sender: senderId }, 'a lease was not released; it runs out by itself');
    }
  }

  function next(ms: number): void {
    if (stopped) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      round = round.then(async () => {
        if (stopped) return;
        context.lanes.began(laneName);
        try {
          await keep();
          context.lanes.ended(laneName, renewEveryMs);
        } catch (error) {
          context.lanes.ended(laneName, renewEveryMs, true);
          log.error({ err: error }, 'leases could not be kept');
        }
        next(heard ? 0 : renewEveryMs);
      });
    }, ms);
  }

  return {
    start() {
      next(0);
      watchAgain();
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      if (watching) clearTimeout(watching);
      await round;
      context.lanes.closed(laneName);
    },
    async handOver(senderId) {
      leaving = true;
      round = round.then(() => giveBack(senderId));
      await round;
    },
    async release() {
      if (session === null) return;
      try {
        await releaseLeases(session, instanceId, [...leases.values()]);
      } catch (error) {
        log.warn({ err: error }, 'leases could not be released; they run out by themselves');
      }
      session.close();
      session = null;
    },
  };
}
