import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Rule } from '@waypost/journey';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

/** People are counted when nobody has changed the rule for this long, ms. */
const pauseMs = 400;

/** How many people a rule matches, how many of them may get marketing, and a few of their names. */
export function PeopleCount({
  input,
  isComplete,
}: {
  input: { audienceId: string } | { rule: Rule };
  /** False while a condition lacks something: then nothing is counted. */
  isComplete: boolean;
}) {
  const { t } = useTranslation('people', { keyPrefix: 'audiences.count' });
  const failureText = useFailureText();
  const asked = useSettled(input);
  const preview = useQuery({
    ...orpc.audiences.preview.queryOptions({ input: asked }),
    enabled: isComplete,
    placeholderData: keepPreviousData,
  });
  if (!isComplete) return <p className="text-body text-muted">{t('incomplete')}</p>;
  if (preview.isError) {
    return <p className="text-body text-danger">{failureText(preview.error)}</p>;
  }
  if (!preview.data) return <p className="text-body text-muted">{t('counting')}</p>;
  const { count, marketingOptIn, sample } = preview.data;
  return (
    <div
      aria-live="polite"
      aria-busy={preview.isPlaceholderData}
      className="rounded-control bg-sunken p-3 text-body"
    >
      <p>
        <span className="font-semibold">{t('people', { count })}</span>
        {count > 0 && (
          <span className="text-muted"> {t('optedIn', { count: marketingOptIn })}</span>
        )}
      </p>
      {sample.length > 0 && (
        <p className="mt-1 text-caption text-muted">
          {t('sample', {
            names: sample.map(({ name, phone }) => name || phone || '').join(', '),
          })}
        </p>
      )}
    </div>
  );
}

/** A value once it has been the same for a while; the first at once. */
function useSettled<T>(value: T): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState({ value, text });
  useEffect(() => {
    if (text === settled.text) return undefined;
    const timer = setTimeout(() => setSettled({ value, text }), pauseMs);
    return () => clearTimeout(timer);
  }, [text, settled.text, value]);
  return settled.value;
}
