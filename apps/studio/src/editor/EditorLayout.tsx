import { SegmentedControl } from '@waypost/ui';
import type { ReactNode, Ref } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAtLeast } from './use-width.ts';

/** How much room there is: what the design guide shows at which width. */
export function useEditorRoom(isMessageSelected: boolean) {
  const isWidest = useAtLeast(1600);
  const isWide = useAtLeast(1440);
  const fits = useAtLeast(1024);
  return {
    /** The palette shows icons only. */
    isPaletteStrip: !isWidest && (!isWide || isMessageSelected),
    /** The phone stands beside the pane; otherwise a switch shows one or the other. */
    isPhoneBeside: isWide,
    /** The pane lies over the canvas. */
    isPaneOver: !fits,
  };
}

/** Palette, canvas, pane and phone side by side, as far as they fit. */
export function EditorLayout({
  palette,
  canvas,
  pane,
  paneRef,
  phone,
  isPaneEmpty,
  head,
  paneName,
}: {
  palette: ReactNode;
  canvas: ReactNode;
  pane: ReactNode;
  paneRef: Ref<HTMLElement>;
  /** Null unless a message is selected. */
  phone: ReactNode;
  /** Nothing is selected: where the pane lies over the canvas it stays away. */
  isPaneEmpty: boolean;
  /** What stands above the pane and the phone, whichever is shown. */
  head?: ReactNode;
  /** What the switch calls the pane where it shares its room with the phone; left out: where people edit. */
  paneName?: string;
}) {
  const { t } = useTranslation('editor');
  const room = useEditorRoom(phone !== null);
  const [shown, setShown] = useState<'edit' | 'phone'>('edit');
  const isSwitched = phone !== null && !room.isPhoneBeside;
  return (
    <div className="relative flex min-h-0 flex-1">
      {palette}
      <main className="relative min-w-0 flex-1">{canvas}</main>
      {!(room.isPaneOver && isPaneEmpty) && (
        <aside
          ref={paneRef}
          tabIndex={-1}
          aria-label={t('pane.label')}
          className={`flex w-94 max-w-full shrink-0 flex-col overflow-y-auto border-l border-line bg-surface p-4 outline-none ${room.isPaneOver ? 'absolute inset-y-0 right-0 z-pane shadow-popover' : ''}`}
        >
          {head !== undefined && <div className="mb-4 flex flex-col">{head}</div>}
          {isSwitched && (
            <SegmentedControl
              label={t('pane.view')}
              className="mb-4 self-start"
              segments={[
                { value: 'edit' as const, label: paneName ?? t('pane.edit') },
                { value: 'phone' as const, label: t('pane.phone') },
              ]}
              value={shown}
              onChange={setShown}
            />
          )}
          {isSwitched && shown === 'phone' ? (
            <div className="flex justify-center">{phone}</div>
          ) : (
            <div className="flex flex-col gap-4">{pane}</div>
          )}
        </aside>
      )}
      {phone !== null && room.isPhoneBeside && (
        <aside
          aria-label={t('preview.label')}
          className="flex w-72 shrink-0 flex-col items-center overflow-y-auto border-l border-line bg-canvas py-4"
        >
          {phone}
        </aside>
      )}
    </div>
  );
}
