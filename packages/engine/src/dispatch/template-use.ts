import type { EngineContext } from '../engine-context.ts';
import type { DispatchSender } from '../leases/load-senders.ts';
import { noteTemplatesUsed } from '../templates/index.ts';
import type { Answered } from './settle-answers.ts';

/** How often the use of a template is noted. */
const noteEveryMs = 60_000;

/** Notes when templates were last used, for lists of templates: at most once a minute for each, and it may fail. */
export class TemplateUse {
  readonly #context: Pick<EngineContext, 'db' | 'log' | 'now'>;
  /** When the use of each template was noted last, on the monotonic clock. */
  readonly #notedAt = new Map<string, number>();

  constructor(context: Pick<EngineContext, 'db' | 'log' | 'now'>) {
    this.#context = context;
  }

  async note(
    sender: Pick<DispatchSender, 'id' | 'waba_id'>,
    answers: readonly Answered[],
  ): Promise<void> {
    const at = performance.now();
    const used = new Map<string, { wabaId: string; name: string; language: string }>();
    for (const { message, verdict } of answers) {
      if (verdict.kind !== 'accepted' || message.template === null) continue;
      const { name, language } = message.template;
      const key = `${name} ${language}`;
      if (at - (this.#notedAt.get(key) ?? Number.NEGATIVE_INFINITY) < noteEveryMs) continue;
      this.#notedAt.set(key, at);
      used.set(key, { wabaId: sender.waba_id, name, language });
    }
    if (used.size === 0) return;
    const { db, log } = this.#context;
    try {
      await noteTemplatesUsed(db, [...used.values()], this.#context.now());
    } catch (error) {
      log.debug({ sender: sender.id, err: error }, 'the use of templates was not noted');
    }
  }
}
