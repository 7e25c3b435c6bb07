import { Button } from '@waypost/ui';
import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A text to be taken elsewhere, shown in full, with a button that copies it. */
export function CopyField({
  label,
  value,
  help,
}: {
  label: string;
  value: string;
  help?: string | undefined;
}) {
  const { t } = useTranslation('senders', { keyPrefix: 'copy' });
  const id = useId();
  const text = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Without https there is no clipboard: the text is selected, ready for Ctrl+C.
      if (text.current) window.getSelection()?.selectAllChildren(text.current);
    }
  };
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1.5">
      <span id={id} className="text-label">
        {label}
      </span>
      <div className="flex items-start gap-2">
        <code
          ref={text}
          className="min-h-9 min-w-0 flex-1 rounded-control bg-sunken px-3 py-2 font-mono text-label font-normal break-all"
        >
          {value}
        </code>
        <Button
          icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          aria-label={t('label', { name: label })}
          onPress={() => void copy()}
        >
          {t(isCopied ? 'copied' : 'copy')}
        </Button>
      </div>
      {help !== undefined && <span className="text-caption text-muted">{help}</span>}
    </div>
  );
}
