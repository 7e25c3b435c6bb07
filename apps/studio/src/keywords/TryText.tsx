import { useMutation } from '@tanstack/react-query';
import { Banner, Button, Card, Link, MessageBubble, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

/** Tells which group a text meets and what is answered; nothing is sent. */
export function TryText({ className }: { className?: string }) {
  const { t, i18n } = useTranslation('keywords', { keyPrefix: 'try' });
  const failureText = useFailureText();
  const [text, setText] = useState('');
  const attempt = useMutation(orpc.keywords.try.mutationOptions());
  const result = attempt.data;
  return (
    <Card title={t('title')} className={className}>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') attempt.mutate({ text, language: i18n.language });
        }}
      >
        <TextField
          label={t('text')}
          placeholder={t('example')}
          className="w-80 max-w-full"
          maxLength={4096}
          value={text}
          onChange={setText}
        />
        <Button type="submit" isPending={attempt.isPending}>
          {t('action')}
        </Button>
      </form>
      <div aria-live="polite" className="flex flex-col gap-3 pt-3 empty:hidden">
        {attempt.isError && <Banner tone="danger">{failureText(attempt.error)}</Banner>}
        {result && result.group === null && <p className="text-body text-muted">{t('none')}</p>}
        {result?.group && (
          <p className="text-body">
            {t('meets')}{' '}
            <Link href={`/settings/keywords/${result.group.id}`}>{result.group.name}</Link>
          </p>
        )}
        {result?.group && result.bubble === null && (
          <p className="text-body text-muted">{t('silent')}</p>
        )}
        {result?.bubble && (
          <div className="flex w-full max-w-80 flex-col rounded-control bg-phone-wall p-2 [color-scheme:light]">
            <MessageBubble bubble={result.bubble} direction="incoming" />
          </div>
        )}
      </div>
    </Card>
  );
}
