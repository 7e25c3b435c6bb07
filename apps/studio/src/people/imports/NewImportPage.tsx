import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Banner, Card, FileDrop, Page, PageHeader, ProgressBar } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { UploadFailure } from '../../api/upload-form.ts';
import { uploadFile } from './upload-file.ts';

/** First step of an import: the file. */
export function NewImportPage() {
  const { t } = useTranslation('people', { keyPrefix: 'imports' });
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [sent, setSent] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(file, setSent),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: orpc.imports.list.key() });
      await navigate({ to: '/people/imports/$importId', params: { importId: id } });
    },
  });
  return (
    <Page width="narrow">
      <PageHeader
        title={t('new.title')}
        parent={{ label: t('title'), href: '/people/imports' }}
        description={t('new.lead')}
      />
      <div className="flex flex-col gap-4">
        {upload.isError && (
          <Banner tone="danger" title={t('new.failed')}>
            {(upload.error instanceof UploadFailure && upload.error.text) ||
              common('failure.network')}
          </Banner>
        )}
        {upload.isPending ? (
          <Card>
            <ProgressBar
              label={t('new.uploading', { file: upload.variables.name })}
              value={sent}
              max={1}
            />
          </Card>
        ) : (
          <FileDrop
            label={t('new.drop')}
            help={t('new.help')}
            accept={['.csv', '.txt', 'text/csv']}
            onFile={(file) => {
              setSent(0);
              upload.mutate(file);
            }}
          />
        )}
        <Card title={t('new.expectTitle')}>
          <ul className="flex list-disc flex-col gap-1 pl-5 text-body text-muted">
            <li>{t('new.expectId')}</li>
            <li>{t('new.expectPhone')}</li>
            <li>{t('new.expectConsent')}</li>
            <li>{t('new.expectOther')}</li>
          </ul>
        </Card>
      </div>
    </Page>
  );
}
