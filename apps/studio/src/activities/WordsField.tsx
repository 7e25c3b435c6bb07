import { TextArea } from '@waypost/ui';

/** Most entries of a list that is typed line by line. */
const mostWords = 50;

/** Several short texts, one on each line. */
export function WordsField({
  words,
  onChange,
  error,
  ...field
}: {
  label: string;
  help: string;
  words: readonly string[];
  isReadOnly: boolean;
  isRequired?: boolean;
  rows?: number;
  error?: string | null | undefined;
  onChange: (words: string[]) => void;
}) {
  return (
    <TextArea
      rows={3}
      {...field}
      error={error}
      value={words.join('\n')}
      onChange={(text) => onChange(text === '' ? [] : text.split('\n').slice(0, mostWords))}
    />
  );
}
