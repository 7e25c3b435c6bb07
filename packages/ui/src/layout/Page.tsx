import type { ReactNode } from 'react';

import { classes } from '../theme/classes.ts';

/** The padding and the reading width of an ordinary screen (not of the editor, which is full-bleed). */
export function Page({
  width = 'wide',
  children,
}: {
  width?: 'narrow' | 'wide';
  children: ReactNode;
}) {
  return (
    <div className={classes('mx-auto w-full p-6', width === 'wide' ? 'max-w-300' : 'max-w-200')}>
      {children}
    </div>
  );
}
