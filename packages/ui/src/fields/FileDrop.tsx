import { Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropZone, FileTrigger, isFileDropItem, Text } from 'react-aria-components';

import { Button } from '../buttons/Button.tsx';
import { useUiStrings } from '../strings/UiStrings.tsx';
import { FieldErrorText } from './Field.tsx';

/** Takes one file, dropped or chosen. The owner reads it; nothing is uploaded here. */
export function FileDrop({
  label,
  help,
  error,
  accept,
  onFile,
}: {
  label: string;
  help?: ReactNode;
  error?: string | null | undefined;
  /** MIME types or extensions, e.g. `.csv`. */
  accept: readonly string[];
  onFile: (file: File) => void;
}) {
  const strings = useUiStrings();
  return (
    <DropZone
      aria-label={label}
      getDropOperation={() => 'copy'}
      onDrop={(event) => {
        const item = event.items.find(isFileDropItem);
        if (item) void item.getFile().then(onFile);
      }}
      className="flex flex-col items-center gap-3 rounded-card border border-dashed border-field bg-surface px-6 py-8 text-center drop-target:border-accent drop-target:bg-info-tint"
    >
      <Upload aria-hidden className="size-5 text-muted" />
      <Text slot="label" className="text-body text-ink">
        {strings.dropFile}
      </Text>
      <FileTrigger
        acceptedFileTypes={accept}
        onSelect={(files) => {
          const file = files?.item(0);
          if (file) onFile(file);
        }}
      >
        <Button>{strings.chooseFile}</Button>
      </FileTrigger>
      {error ? (
        <FieldErrorText>{error}</FieldErrorText>
      ) : (
        help !== undefined && <span className="text-caption text-muted">{help}</span>
      )}
    </DropZone>
  );
}
