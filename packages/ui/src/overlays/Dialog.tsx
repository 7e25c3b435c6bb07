import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
  /** Buttons at the foot; the last one is the primary. */
  actions?: ReactNode;
  size?: 'small' | 'medium' | 'large';
  role?: 'dialog' | 'alertdialog';
  isDismissable?: boolean;
}

const widths = { small: 'max-w-110', medium: 'max-w-150', large: 'max-w-240' } as const;

/** A question or a short task over the screen. Anything worth a link is a route instead. */
export function Dialog({
  title,
  isOpen,
  onOpenChange,
  children,
  actions,
  size = 'small',
  role = 'dialog',
  isDismissable = true,
}: DialogProps) {
  const strings = useUiStrings();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={isDismissable}
      className="fixed inset-0 z-dialog flex items-center justify-center bg-phone-bezel/50 p-4 transition-opacity duration-180 entering:opacity-0 exiting:opacity-0"
    >
      <Modal
        className={classes(
          'flex max-h-full w-full flex-col overflow-hidden rounded-dialog border border-line bg-surface text-ink shadow-popover',
          widths[size],
        )}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
          <header className="flex items-center justify-between gap-4 px-6 pt-5 pb-3">
            <Heading slot="title" className="min-w-0 text-title">
              {title}
            </Heading>
            {isDismissable && (
              <Button
                slot="close"
                aria-label={strings.close}
                className="focus-ring -mr-2 flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:bg-sunken hover:text-ink"
              >
                <X aria-hidden className="size-4" />
              </Button>
            )}
          </header>
          <div className="min-h-0 overflow-auto px-6 pb-5 text-body">{children}</div>
          {actions !== undefined && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-6 py-4">
              {actions}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
