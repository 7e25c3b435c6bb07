import { EmptyState, LinkButton, useDocumentTitle } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** What an address without a screen shows. */
export function NotFound() {
  const { t } = useTranslation();
  useDocumentTitle(t('notFound.title'));
  return (
    <main className="mx-auto flex max-w-160 flex-col items-center px-6 pt-24">
      <h1 className="text-page">{t('notFound.title')}</h1>
      <EmptyState
        sentence={t('notFound.text')}
        action={
          <LinkButton href="/" variant="primary">
            {t('notFound.action')}
          </LinkButton>
        }
      />
    </main>
  );
}
