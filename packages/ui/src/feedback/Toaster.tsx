import { useCallback } from 'react';
import { toast as show, Toaster as SonnerToaster } from 'sonner';

import { useUiStrings } from '../strings/UiStrings.tsx';

/** The place where toasts appear; once, at the root of the app. */
export function Toaster() {
  return (
    <SonnerToaster
      position="bottom-center"
      className="z-toast"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-90 items-center justify-between gap-3 rounded-card border border-line bg-raised px-4 py-3 text-body text-ink shadow-popover',
          actionButton:
            'h-8 shrink-0 rounded-control px-3 text-label text-accent hover:bg-sunken cursor-pointer',
        },
      }}
    />
  );
}

/** Says what was done and offers to take it back. There is no toast without Undo. */
export type Toast = (message: string, undo: () => void) => void;

/** Gives the function that shows a toast. */
export function useToast(): Toast {
  const { undo: label } = useUiStrings();
  return useCallback(
    (message, undo) => {
      show(message, { duration: 8000, action: { label, onClick: undo } });
    },
    [label],
  );
}
