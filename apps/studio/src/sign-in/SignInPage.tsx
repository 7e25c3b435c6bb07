import { useSearch } from '@tanstack/react-router';
import { Banner, Button, useDocumentTitle } from '@waypost/ui';
import { Check, Copy, Signpost } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { LanguageMenu } from '../navigation/LanguageMenu.tsx';
import { PasswordForm } from './PasswordForm.tsx';

const command = 'npm run waypost -- link';

/** Says how to get in: by a one-time link, or with a password where an account has one. */
export function SignInPage() {
  const { t } = useTranslation();
  useDocumentTitle(t('signIn.title'));
  const { reason, next } = useSearch({ from: '/sign-in' });
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(command);
    setCopied(true);
  };

  return (
    <main className="flex min-h-dvh items-center justify-center p-6">
      <div className="flex w-full max-w-110 flex-col gap-6 rounded-dialog border border-line bg-surface p-8">
        <header className="flex flex-col gap-3">
          <span className="flex size-9 items-center justify-center rounded-control bg-primary text-on-primary">
            <Signpost aria-hidden className="size-5" />
          </span>
          <h1 className="text-page">{t('signIn.title')}</h1>
          <p className="text-body text-muted">{t('signIn.lead')}</p>
        </header>
        {reason === 'used' && <Banner tone="warning">{t('signIn.used')}</Banner>}
        <section className="flex flex-col gap-2">
          <p className="text-body">{t('signIn.command')}</p>
          <div className="flex items-center justify-between gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3">
            <code className="min-w-0 font-mono text-body break-all">{command}</code>
            <Button
              size="small"
              variant="quiet"
              aria-label={t('signIn.copy')}
              icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
              onPress={() => void copy()}
            >
              {isCopied && t('signIn.copied')}
            </Button>
          </div>
        </section>
        <details className="group">
          <summary className="cursor-pointer rounded-chip text-label text-accent">
            {t('signIn.passwordTitle')}
          </summary>
          <div className="pt-4">
            <PasswordForm next={next ?? '/'} />
          </div>
        </details>
        <LanguageMenu isCollapsed={false} />
      </div>
    </main>
  );
}
