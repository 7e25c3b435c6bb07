import { CircleAlert } from 'lucide-react';

/** What is wrong with a list as a whole, where no single control can say it. */
export function FieldErrorLine({ text }: { text: string | null }) {
  return text === null ? null : (
    <p className="mb-2 flex items-start gap-1 text-caption text-danger">
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      {text}
    </p>
  );
}
