import { Check, CheckCheck, CircleAlert, Clock } from 'lucide-react';

import { useUiStrings } from '../strings/UiStrings.tsx';

/** How far a message has come, as its ticks tell. */
export type Tick = 'pending' | 'sent' | 'delivered' | 'read' | 'failed';

/** Clock, one tick, two ticks, two blue ticks, or a warning. */
export function Ticks({ tick }: { tick: Tick }) {
  const strings = useUiStrings();
  const label = strings[tick];
  const look = 'inline-block size-3.5 align-text-bottom';
  switch (tick) {
    case 'pending':
      return <Clock role="img" aria-label={label} className={look} />;
    case 'sent':
      return <Check role="img" aria-label={label} className={look} />;
    case 'delivered':
      return <CheckCheck role="img" aria-label={label} className={look} />;
    case 'read':
      return <CheckCheck role="img" aria-label={label} className={`${look} text-phone-read`} />;
    case 'failed':
      return <CircleAlert role="img" aria-label={label} className={`${look} text-phone-missing`} />;
  }
}
