import type { ReactNode } from 'react';

import { Button } from '../buttons/Button.tsx';
import { Banner } from '../feedback/Banner.tsx';
import { Dialog } from './Dialog.tsx';

/** A short form over the screen. Sent by its button or by Enter, and once only while an answer is awaited. */
export function FormDialog({
  title,
  submitLabel,
  isPending,
  failure,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  submitLabel: string;
  isPending: boolean;
  /** Why it was not taken; null: nothing went wrong. */
  failure: string | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const submit = (): void => {
    if (!isPending) onSubmit();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <Button variant="primary" isPending={isPending} onPress={submit}>
          {submitLabel}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {failure !== null && <Banner tone="danger">{failure}</Banner>}
        {children}
      </form>
    </Dialog>
  );
}
