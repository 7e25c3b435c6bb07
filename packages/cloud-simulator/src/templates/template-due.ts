import type { Store } from '../store/open-store.ts';
import { integer, text } from '../store/row.ts';

/** What happens to templates by itself: the end of a review, of a pause, of a name's ban, of a notice. */
export type DueStep = 'review' | 'unpause' | 'recategorise' | 'purge';

export interface TemplateDue {
  templateId: number;
  step: DueStep;
}

const steps: DueStep[] = ['review', 'unpause', 'recategorise', 'purge'];

/** Steps that templates still have before them, in the file. Times are milliseconds since the epoch. */
export interface TemplateAgenda {
  plan: (templateId: number, step: DueStep, at: number) => void;
  forget: (templateId: number, step: DueStep) => void;
  /** Takes what is due. */
  take: (now: number) => TemplateDue[];
  next: () => number | undefined;
}

/** `planned` is called when a step was planned. */
export function createTemplateAgenda(store: Store, planned: () => void): TemplateAgenda {
  const plan = store.database.prepare(
    'INSERT INTO template_due (template_id, step, due_at) VALUES (?, ?, ?) ON CONFLICT (template_id, step) DO UPDATE SET due_at = excluded.due_at',
  );
  const forget = store.database.prepare(
    'DELETE FROM template_due WHERE template_id = ? AND step = ?',
  );
  const take = store.database.prepare(
    'DELETE FROM template_due WHERE due_at <= ? RETURNING template_id, step',
  );
  const next = store.database.prepare('SELECT min(due_at) AS at FROM template_due');

  return {
    plan(templateId, step, at) {
      plan.run(templateId, step, at);
      planned();
    },
    forget: (templateId, step) => void forget.run(templateId, step),
    take: (now) =>
      take.all(now).flatMap((row) => {
        const step = steps.find((each) => each === text(row, 'step'));
        return step ? [{ templateId: integer(row, 'template_id'), step }] : [];
      }),
    next() {
      const at = next.get()?.['at'];
      return typeof at === 'number' ? at : undefined;
    },
  };
}
