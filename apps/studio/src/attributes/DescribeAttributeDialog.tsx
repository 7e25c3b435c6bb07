import { useMutation, useQueryClient } from '@tanstack/react-query';
import { attributeKindSchema } from '@waypost/api';
import { Banner, Button, Dialog, Select, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { KnownAttribute } from '../activities/resources.ts';
import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

/** Says what an attribute is called and what kind of values it has, or lets Waypost work that out again. */
export function DescribeAttributeDialog({
  attribute,
  onClose,
}: {
  attribute: KnownAttribute & { origin: string };
  onClose: () => void;
}) {
  const { t } = useTranslation('rules', { keyPrefix: 'attributes' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const name = attribute.field.slice('profile.'.length);
  const [label, setLabel] = useState(attribute.label);
  const [kind, setKind] = useState(attribute.kind === 'consent' ? 'text' : attribute.kind);
  const done = {
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.audiences.attributes.key() });
      onClose();
    },
  };
  const describe = useMutation(orpc.audiences.describeAttribute.mutationOptions(done));
  const forget = useMutation(orpc.audiences.forgetAttribute.mutationOptions(done));
  const failed = [describe, forget].find(({ isError }) => isError);
  return (
    <Dialog
      title={t('changeOf', { name: attribute.label })}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          {attribute.origin === 'described' && (
            <Button isPending={forget.isPending} onPress={() => forget.mutate({ name })}>
              {t('forget')}
            </Button>
          )}
          <Button
            variant="primary"
            isPending={describe.isPending}
            onPress={() => {
              const written = label.trim();
              describe.mutate({ name, kind, label: written === '' ? null : written });
            }}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {failed && <Banner tone="danger">{failureText(failed.error)}</Banner>}
        <TextField
          label={t('label')}
          help={t('labelHelp', { field: attribute.field })}
          maxLength={80}
          autoFocus
          value={label}
          onChange={setLabel}
        />
        <Select
          label={t('kind')}
          help={t('kindHelp')}
          options={attributeKindSchema.options.map((value) => ({
            value,
            label: t(`kinds.${value}`),
          }))}
          value={kind}
          onChange={setKind}
        />
        {attribute.examples.length > 0 && (
          <p className="text-caption text-muted">
            {t('valuesAre', { values: attribute.examples.slice(0, 8).join(' · ') })}
          </p>
        )}
      </div>
    </Dialog>
  );
}
