import type { Journey } from '@waypost/api';

/** What the dialogs about a journey's life are opened with. */
export interface LifeDialogProps {
  journeyId: string;
  journeyName: string;
  /** It was done; the journey as it is now. */
  onDone: (journey: Journey) => void;
  onClose: () => void;
}
