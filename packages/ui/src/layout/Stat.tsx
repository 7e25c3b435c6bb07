import type { ReactNode } from 'react';

/** One number of a report with its name, and a line that explains it. */
export function Stat({
  label,
  value,
  detail,
}: {
  label: string;
  /** Already formatted for the reader's language. */
  value: string;
  detail?: ReactNode;
}) {
  return (
    <dl className="flex min-w-0 flex-col gap-1 rounded-card border border-line bg-surface p-4">
      <dt className="text-label text-muted">{label}</dt>
      <dd className="text-figure text-ink">{value}</dd>
      {detail !== undefined && <dd className="text-caption text-muted">{detail}</dd>}
    </dl>
  );
}
