import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { StoredTemplate, TemplateHistory } from '@waypost/api';
import { AlertDialog, Banner, RadioGroup } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { UseList } from './TemplateUses.tsx';

/** Asks which languages to delete, and names what still sends the template. */
export function DeleteTemplateDialog({
  template,
  languages,
  uses,
  isOpen,
  onOpenChange,
}: {
  template: StoredTemplate;
  /** How many languages it has. */
  languages: number;
  uses: TemplateHistory['uses'];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [which, setWhich] = useState<'one' | 'all'>('one');
  const remove = useMutation(
    orpc.templates.remove.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.templates.key() });
        await navigate({ to: '/templates' });
      },
    }),
  );
  const chosen = languages > 1 ? which : 'all';
  return (
    <AlertDialog
      title={t('delete.title', { name: template.name })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel={t('delete.confirm')}
      isDanger
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ id: template.id, languages: chosen })}
    >
      <div className="flex flex-col gap-3">
        {remove.isError && <Banner tone="danger">{failureText(remove.error)}</Banner>}
        {languages > 1 && (
          <RadioGroup
            label={t('delete.which')}
            options={[
              {
                value: 'one',
                label: t('delete.one', { language: format.language(template.language) }),
              },
              { value: 'all', label: t('delete.all', { count: languages }) },
            ]}
            value={which}
            onChange={setWhich}
          />
        )}
        <p>{t('delete.text')}</p>
        {uses.length > 0 && (
          <Banner tone="warning" title={t('delete.used')}>
            <UseList uses={uses} />
          </Banner>
        )}
      </div>
    </AlertDialog>
  );
}
