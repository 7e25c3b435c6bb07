/**
 * A sender's lease as its owner sees it. Time is monotonic and counted from before each renewal was
 * sent, so the owner stops before the database lets anybody else in. The monotonic clock stands still
 * while a machine sleeps: the wall clock must agree that the lease has not run out.
 */
export class Lease {
  readonly senderId: string;
  readonly epoch: number;
  /** Monotonic; the owner before has sent nothing since then. */
  readonly takenAt: number;
  #validUntil: number;
  #validUntilWall: number;
  #lost = false;

  /** `takenAt`: `performance.now()` from before the lease was asked for, when the last owner was known to be gone. */
  constructor(senderId: string, epoch: number, takenAt: number) {
    this.senderId = senderId;
    this.epoch = epoch;
    this.takenAt = takenAt;
    this.#validUntil = takenAt + safeLeaseMs;
    this.#validUntilWall = wallTimeOf(takenAt) + safeLeaseMs;
  }

  /** Called with `performance.now()` from before the renewal was sent. */
  renewed(sentAt: number): void {
    this.#validUntil = sentAt + safeLeaseMs;
    this.#validUntilWall = wallTimeOf(sentAt) + safeLeaseMs;
  }

  lose(): void {
    this.#lost = true;
  }

  get isLost(): boolean {
    return this.#lost;
  }

  /** Asked before every request to Meta. */
  holds(): boolean {
    return !this.#lost && performance.now() < this.#validUntil && Date.now() < this.#validUntilWall;
  }
}

/** A moment of the monotonic clock that has just passed, on the wall clock. */
function wallTimeOf(moment: number): number {
  return Date.now() - (performance.now() - moment);
}

/** Half a second less than the lease in the database: a request takes a moment to leave. */
const safeLeaseMs = 4500;
