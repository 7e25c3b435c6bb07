import type { ReactNode } from 'react';

import { classes } from '../theme/classes.ts';
import type { ActivityFamily } from '../theme/tokens.ts';

const looks: Record<ActivityFamily, string> = {
  entry: 'bg-entry-tint text-entry',
  flow: 'bg-flow-tint text-flow',
  time: 'bg-time-tint text-time',
  whatsapp: 'bg-whatsapp-tint text-whatsapp',
  channel: 'bg-channel-tint text-channel',
  data: 'bg-data-tint text-data',
  end: 'bg-end-tint text-end',
};

/** The coloured tile of an activity: 36 px with a 20 px icon, or 24 px in a palette or list. */
export function ActivityTile({
  family,
  icon,
  size = 'medium',
}: {
  family: ActivityFamily;
  icon: ReactNode;
  size?: 'medium' | 'small';
}) {
  return (
    <span
      className={classes(
        'flex shrink-0 items-center justify-center rounded-control',
        size === 'medium' ? 'size-9 [&_svg]:size-5' : 'size-6 rounded-chip [&_svg]:size-4',
        looks[family],
      )}
    >
      {icon}
    </span>
  );
}
