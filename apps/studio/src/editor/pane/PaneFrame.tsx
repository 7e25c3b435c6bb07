import type { ReactNode } from 'react';

/** The right pane: a title that says what is selected, and its settings. */
export function PaneFrame({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <header className="flex min-h-9 items-center justify-between gap-2">
        <h2 className="min-w-0 text-title break-words">{title}</h2>
        {action}
      </header>
      {children}
    </>
  );
}
