import type { ReactNode } from 'react';

import { classes } from '../theme/classes.ts';

/** A quiet box. With a title it is a section of the page. */
export function Card({
  title,
  aside,
  className,
  children,
}: {
  title?: string;
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section
      className={classes('min-w-0 rounded-card border border-line bg-surface p-4', className)}
    >
      {title !== undefined && (
        <header className="mb-3 flex items-center justify-between gap-3">
          <h2 className="min-w-0 text-title">{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
