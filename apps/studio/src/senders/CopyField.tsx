import { Button, TextField } from '@waypost/ui';
import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A text to be taken elsewhere, with a button that copies it. */
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
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Without https there is no clipboard: the text is selected, ready for Ctrl+C.
      input.current?.focus();
      input.current?.select();
    }
  };
  return (
    <div className="flex items-start gap-2">
      <TextField
        label={label}
        {...(help === undefined ? {} : { help })}
        className="flex-1"
        isReadOnly
        value={value}
        inputRef={input}
      />
      <Button
        className="mt-6"
        icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        aria-label={t('label', { name: label })}
        onPress={() => void copy()}
      >
        {t(isCopied ? 'copied' : 'copy')}
      </Button>
    </div>
  );
}
