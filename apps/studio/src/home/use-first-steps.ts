import { useState } from 'react';

const key = 'waypost.first-steps';

/**
 * Whether this browser shows the first steps on the home screen. Who has left them finds them again there; once all are
 * taken they stay for the rest of that visit and are gone at the next.
 *
 * @param isFinished all of them are taken; undefined while that is not known
 */
export function useFirstSteps(isFinished: boolean | undefined): {
  isShown: boolean;
  show: (isShown: boolean) => void;
} {
  const [wanted, setWanted] = useState(() => localStorage.getItem(key));
  const [wasFinished, setWasFinished] = useState(isFinished);
  if (wasFinished === undefined && isFinished !== undefined) setWasFinished(isFinished);
  return {
    isShown: wanted === 'found' || (wanted === null && wasFinished === false),
    show: (next) => {
      const choice = next ? 'found' : 'left';
      localStorage.setItem(key, choice);
      setWanted(choice);
    },
  };
}
