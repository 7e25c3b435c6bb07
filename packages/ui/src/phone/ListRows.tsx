import type { Bubble } from '@waypost/whatsapp';

type List = NonNullable<Bubble['list']>;
/** A row of a list message. */
export type ListRow = List['sections'][number]['rows'][number];

/** The rows behind a list's button. Without `onPick` they can only be read. */
export function ListRows({
  list,
  onPick,
}: {
  list: List;
  onPick?: ((row: ListRow) => void) | undefined;
}) {
  return list.sections.map((section, place) => (
    <section key={place} aria-label={section.title === '' ? undefined : section.title}>
      {section.title !== '' && (
        <h4 className="px-4 pt-3 pb-1 text-caption font-semibold break-words text-phone-header">
          {section.title}
        </h4>
      )}
      <ul>
        {section.rows.map((row) => (
          <li key={row.index} className="border-b border-phone-line last:border-0">
            <Row row={row} onPick={onPick} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Row({ row, onPick }: { row: ListRow; onPick: ((row: ListRow) => void) | undefined }) {
  const content = (
    <>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="text-label font-normal break-words">{row.title}</span>
        {row.description !== undefined && (
          <span className="text-caption break-words text-phone-time">{row.description}</span>
        )}
      </span>
      <span aria-hidden className="size-4 shrink-0 rounded-full border-2 border-phone-field" />
    </>
  );
  const look = 'flex w-full items-center gap-3 px-4 py-2 text-left';
  return onPick === undefined ? (
    <span className={look}>{content}</span>
  ) : (
    <button
      type="button"
      className={`${look} cursor-pointer hover:bg-phone-line`}
      onClick={() => onPick(row)}
    >
      {content}
    </button>
  );
}
