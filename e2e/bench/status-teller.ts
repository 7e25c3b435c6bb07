import { sign } from '@waypost/whatsapp/cloud-api';
import { Pool } from 'undici';

import { statusWebhook, type BenchStatus } from './status-webhooks.ts';

/** What a status says about its message, apart from the status. */
type TakenMessage = Pick<BenchStatus, 'wamid' | 'echo' | 'number'>;

const steps = ['sent', 'delivered', 'read'] as const;
/** Between one status of a message and the next. */
const stepMs = 100;
/** Statuses in one request at most. */
const mostAtOnce = 100;
const connections = 8;

/** Tells Waypost by signed webhooks that each message was sent, then delivered, then read. */
export class StatusTeller {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #secret: string;
  #fresh: BenchStatus[][] = [[], [], []];
  #due: BenchStatus[] = [];
  #running = 0;
  /** Statuses that Waypost has answered. */
  told = 0;

  constructor(url: string, secret: string) {
    const { origin, pathname } = new URL(url);
    this.#pool = new Pool(origin, { connections, pipelining: 1 });
    this.#path = pathname;
    this.#secret = secret;
    setInterval(() => this.#step(), stepMs).unref();
  }

  accepted(message: TakenMessage): void {
    const timestamp = Math.floor(Date.now() / 1000);
    steps.forEach((status, place) =>
      this.#fresh[place]?.push({ ...message, status, timestamp: timestamp + place }),
    );
  }

  /** What was accepted since the last step becomes due as sent, what was sent as delivered, and so on. */
  #step(): void {
    const [sent = [], delivered = [], read = []] = this.#fresh;
    this.#due.push(...sent);
    this.#fresh = [[], [], []];
    setTimeout(() => {
      this.#due.push(...delivered);
      this.#tell();
    }, stepMs);
    setTimeout(() => {
      this.#due.push(...read);
      this.#tell();
    }, 2 * stepMs);
    this.#tell();
  }

  #tell(): void {
    while (this.#running < connections && this.#due.length > 0) {
      const statuses = this.#due.splice(0, mostAtOnce);
      this.#running += 1;
      this.#post(statuses).then(
        () => {
          this.told += statuses.length;
          this.#running -= 1;
          this.#tell();
        },
        () => {
          this.#due.push(...statuses);
          this.#running -= 1;
        },
      );
    }
  }

  async #post(statuses: readonly BenchStatus[]): Promise<void> {
    const body = Buffer.from(statusWebhook(statuses));
    const answer = await this.#pool.request({
      method: 'POST',
      path: this.#path,
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': sign(body, this.#secret),
      },
      body,
    });
    await answer.body.dump();
    if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
  }
}
