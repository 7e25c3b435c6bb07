import type { ReactNode } from 'react';

/** Marks where a field stands, so that a problem in it can be jumped to. `field` is the problem's path. */
export function FieldAnchor({ field, children }: { field: string; children: ReactNode }) {
  return (
    <div data-field={field} className="scroll-m-6">
      {children}
    </div>
  );
}
