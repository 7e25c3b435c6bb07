import { classes, IconButton, SegmentedControl } from '@waypost/ui';
import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { usePhoneShown } from './preview/use-phone-shown.ts';
import { useAtLeast } from './use-width.ts';

/** How much room there is: what the design guide shows at which width. */
export function useEditorRoom(isMessageSelected: boolean) {
  const isWidest = useAtLeast(1600);
  const isWide = useAtLeast(1440);
  const fits = useAtLeast(1024);
  const [isPhoneShown] = usePhoneShown(isWide);
  return {
    /** The palette shows icons only. */
    isPaletteStrip: !isWidest && (!isWide || (isMessageSelected && isPhoneShown)),
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
  below,
  pane,
  paneRef,
  phone,
  isPaneEmpty,
  head,
  paneName,
}: {
  palette: ReactNode;
  canvas: ReactNode;
  /** A list under the canvas, which leaves it the room it needs. */
  below?: ReactNode;
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
  const [isPhoneShown, showPhone] = usePhoneShown(room.isPhoneBeside);
  const isSwitched = phone !== null && !room.isPhoneBeside;
  return (
    <div className="relative flex min-h-0 flex-1">
      {palette}
      {phone !== null && (
        <span role="status" className="sr-only">
          {isPhoneShown ? t('preview.shown') : t('preview.hidden')}
        </span>
      )}
      <main className="flex min-w-0 flex-1 flex-col">
        <div className="relative min-h-0 flex-1">{canvas}</div>
        {below}
      </main>
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
              value={isPhoneShown ? 'phone' : 'edit'}
              onChange={(next) => showPhone(next === 'phone')}
            />
          )}
          {isSwitched && isPhoneShown ? (
            <div className="flex justify-center">{phone}</div>
          ) : (
            <div className="flex flex-col gap-4">{pane}</div>
          )}
        </aside>
      )}
      {phone !== null && room.isPhoneBeside && (
        <PhoneBeside isShown={isPhoneShown} onShow={showPhone}>
          {phone}
        </PhoneBeside>
      )}
    </div>
  );
}

/** The phone in a column of its own that folds to a narrow strip. */
function PhoneBeside({
  isShown,
  onShow,
  children,
}: {
  isShown: boolean;
  onShow: (isShown: boolean) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('editor');
  const Icon = isShown ? PanelRightClose : PanelRightOpen;
  return (
    <aside
      aria-label={t('preview.label')}
      className={classes(
        'flex shrink-0 flex-col items-center gap-1 overflow-y-auto border-l border-line bg-canvas py-2',
        isShown ? 'w-72' : 'w-12',
      )}
    >
      <IconButton
        size="small"
        label={isShown ? t('preview.hide') : t('preview.show')}
        placement="left"
        aria-expanded={isShown}
        icon={<Icon aria-hidden />}
        className={isShown ? 'mr-3 self-end' : undefined}
        onPress={() => onShow(!isShown)}
      />
      {isShown && children}
    </aside>
  );
}
