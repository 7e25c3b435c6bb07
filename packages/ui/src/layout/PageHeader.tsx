import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { Link } from '../buttons/Link.tsx';
import { useDocumentTitle } from './useDocumentTitle.ts';

/** The heading of a screen, its way back, and its one primary action. */
export function PageHeader({
  title,
  badge,
  description,
  parent,
  action,
  secondary,
}: {
  title: string;
  badge?: ReactNode;
  description?: ReactNode;
  /** The list this screen belongs to. */
  parent?: { label: string; href: string };
  /** The one primary button of the screen. */
  action?: ReactNode;
  secondary?: ReactNode;
}) {
  useDocumentTitle(title);
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-6">
      <div className="flex min-w-0 flex-col gap-1">
        {parent && (
          <p className="flex items-center gap-1 text-caption text-muted">
            <Link href={parent.href} isQuiet>
              {parent.label}
            </Link>
            <ChevronRight aria-hidden className="size-3 rtl:rotate-180" />
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-page break-words">{title}</h1>
          {badge}
        </div>
        {description !== undefined && (
          <p className="max-w-160 text-body text-muted">{description}</p>
        )}
      </div>
      {(action !== undefined || secondary !== undefined) && (
        <div className="flex shrink-0 flex-wrap items-center gap-2">
          {secondary}
          {action}
        </div>
      )}
    </header>
  );
}
