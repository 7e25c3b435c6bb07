import { useState } from 'react';

const key = 'waypost.first-steps';

/** Whether this browser shows the first steps on the home screen; who has left them finds them again there. */
export function useFirstSteps(): { isShown: boolean; show: (isShown: boolean) => void } {
  const [isShown, setShown] = useState(() => localStorage.getItem(key) !== 'left');
  return {
    isShown,
    show: (next) => {
      if (next) localStorage.removeItem(key);
      else localStorage.setItem(key, 'left');
      setShown(next);
    },
  };
}
