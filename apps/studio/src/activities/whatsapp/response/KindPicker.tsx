import type { ResponseKind } from '@waypost/whatsapp';
import { Button, Popover } from '@waypost/ui';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { responseKinds } from './response-kinds.ts';

/** Chooses what a response is: every kind with its icon, in groups. */
export function KindPicker({
  kind,
  onChange,
  isReadOnly,
}: {
  kind: ResponseKind;
  onChange: (kind: ResponseKind) => void;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('message');
  const current = responseKinds.find((candidate) => candidate.kind === kind);
  const Icon = current?.icon;
  const groups = [...Map.groupBy(responseKinds, ({ group }) => group)];
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-label">{t('kindLabel')}</span>
      <Popover
        label={t('kindLabel')}
        className="w-86"
        trigger={
          <Button
            className="w-full justify-start"
            isDisabled={isReadOnly}
            aria-label={t('kindChosen', { kind: t(`kind.${kind}`) })}
            {...(Icon === undefined ? {} : { icon: <Icon aria-hidden /> })}
          >
            <span className="flex-1 text-left">{t(`kind.${kind}`)}</span>
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
      >
        {(close) => (
          <div className="flex flex-col gap-3">
            {groups.map(([group, kinds]) => (
              <section key={group} aria-label={t(`kindGroup.${group}`)}>
                <h4 className="mb-1 text-caption text-muted">{t(`kindGroup.${group}`)}</h4>
                <div className="grid grid-cols-3 gap-1">
                  {kinds.map((option) => (
                    <button
                      key={option.kind}
                      type="button"
                      aria-pressed={option.kind === kind}
                      onClick={() => {
                        onChange(option.kind);
                        close();
                      }}
                      className="focus-ring flex min-h-14 cursor-pointer flex-col items-center justify-center gap-1 rounded-control border border-line px-1 py-1.5 text-center text-caption text-ink hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-sunken"
                    >
                      <option.icon aria-hidden className="size-4 shrink-0" />
                      {t(`kind.${option.kind}`)}
                    </button>
                  ))}
                </div>
              </section>
            ))}
          </div>
        )}
      </Popover>
    </div>
  );
}
