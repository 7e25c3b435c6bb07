import type { ReactNode } from 'react';

import { Button } from '../buttons/Button.tsx';
import { useUiStrings } from '../strings/UiStrings.tsx';
import { Dialog } from './Dialog.tsx';

/**
 * Asks before something that cannot be undone. `confirmLabel` is the verb, e.g. "Delete 3 people"; `failure` why it was
 * not done.
 */
export function AlertDialog({
  title,
  isOpen,
  onOpenChange,
  confirmLabel,
  onConfirm,
  isDanger = false,
  isPending = false,
  failure = null,
  children,
}: {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  confirmLabel: string;
  onConfirm: () => void;
  isDanger?: boolean;
  isPending?: boolean;
  failure?: string | null;
  children: ReactNode;
}) {
  const strings = useUiStrings();
  return (
    <Dialog
      role="alertdialog"
      title={title}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={false}
      actions={
        <>
          <Button onPress={() => onOpenChange(false)} isDisabled={isPending}>
            {strings.cancel}
          </Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            isPending={isPending}
            onPress={onConfirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {failure !== null && (
        <p role="alert" className="mt-2 text-danger">
          {failure}
        </p>
      )}
    </Dialog>
  );
}
