import type { Bubble } from '@waypost/whatsapp';
import { Dialog } from '@waypost/ui';

/** The sheet behind a list's button: a row is the answer. */
export function ListDialog({
  title,
  list,
  onPick,
  onClose,
}: {
  title: string;
  list: NonNullable<Bubble['list']>;
  /** `index` counts rows over all sections. */
  onPick: (index: number) => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} isOpen onOpenChange={onClose}>
      {list.sections.map((section, place) => (
        <section key={place} className="mb-3 last:mb-0">
          {section.title !== '' && (
            <h3 className="mb-1 text-overline text-muted">{section.title}</h3>
          )}
          <ul className="flex flex-col">
            {section.rows.map((row) => (
              <li key={row.index}>
                <button
                  type="button"
                  className="focus-ring flex w-full cursor-pointer flex-col rounded-control px-3 py-2 text-left hover:bg-sunken"
                  onClick={() => {
                    onPick(row.index);
                    onClose();
                  }}
                >
                  <span className="text-body">{row.title}</span>
                  {row.description !== undefined && (
                    <span className="text-caption text-muted">{row.description}</span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
