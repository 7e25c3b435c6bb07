import type { BusyAddresses, ClaimedMessage } from './claim.ts';

/** A claim under way, with the people it has taken. */
export interface OpenClaim {
  busy: BusyAddresses;
  /** The people are free for other claims again, unless their messages were added meanwhile. */
  close(): void;
}

/** Messages of one sender whose answer is not stored yet, and the people they go to: one at a time for each. */
export class InFlight {
  readonly #messages = new Map<string, ClaimedMessage>();
  readonly #addresses = new Map<string, number>();

  get size(): number {
    return this.#messages.size;
  }

  messageIds(): Set<string> {
    return new Set(this.#messages.keys());
  }

  addresses(): string[] {
    return [...this.#addresses.keys()];
  }

  add(message: ClaimedMessage): void {
    this.#messages.set(message.messageId, message);
    this.#occupy(message.number);
  }

  /** Its answer is stored. An earlier attempt does not end a later one of the same message. */
  remove(message: { messageId: string; n: number; number: string }): void {
    const known = this.#messages.get(message.messageId);
    if (known?.n !== message.n) return;
    this.#messages.delete(message.messageId);
    this.#release(known.number);
  }

  openClaim(): OpenClaim {
    const taken: string[] = [];
    return {
      busy: {
        has: (address) => this.#addresses.has(address),
        add: (address) => {
          taken.push(address);
          this.#occupy(address);
        },
      },
      close: () => {
        for (const address of taken.splice(0)) this.#release(address);
      },
    };
  }

  #occupy(address: string): void {
    this.#addresses.set(address, (this.#addresses.get(address) ?? 0) + 1);
  }

  #release(address: string): void {
    const times = this.#addresses.get(address) ?? 0;
    if (times > 1) this.#addresses.set(address, times - 1);
    else this.#addresses.delete(address);
  }
}
