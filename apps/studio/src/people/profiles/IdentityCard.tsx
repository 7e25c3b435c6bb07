import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import { Banner, Button, Card, Dialog, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { Facts } from './Facts.tsx';
import { profileIssues } from './profile-issues.ts';

const fields = ['firstName', 'lastName', 'phone', 'country', 'locale', 'timeZone'] as const;

/** Who the person is and how WhatsApp reaches them. */
export function IdentityCard({ profile }: { profile: Profile }) {
  const { t } = useTranslation('people', { keyPrefix: 'profile' });
  const format = useFormat();
  const [isEditing, setEditing] = useState(false);
  const unknown = <span className="text-muted">{t('unknown')}</span>;
  return (
    <Card
      title={t('identity')}
      aside={
        <Button size="small" onPress={() => setEditing(true)}>
          {t('edit')}
        </Button>
      }
    >
      <Facts
        items={[
          { name: t('fields.phone'), value: profile.phone ?? unknown },
          {
            name: t('fields.country'),
            value: profile.country === null ? unknown : format.country(profile.country),
          },
          {
            name: t('fields.locale'),
            value: profile.locale === null ? unknown : format.language(profile.locale),
          },
          { name: t('fields.timeZone'), value: profile.timeZone ?? unknown },
          { name: t('fields.externalId'), value: profile.externalId },
          ...(profile.username === null
            ? []
            : [{ name: t('fields.username'), value: `@${profile.username}` }]),
          ...(profile.bsuid === null ? [] : [{ name: t('fields.bsuid'), value: profile.bsuid }]),
        ]}
      />
      {isEditing && <EditIdentity profile={profile} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function EditIdentity({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { t } = useTranslation('people', { keyPrefix: 'profile' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [values, setValues] = useState(() => ({
    firstName: profile.firstName ?? '',
    lastName: profile.lastName ?? '',
    phone: profile.phone ?? '',
    country: profile.country ?? '',
    locale: profile.locale ?? '',
    timeZone: profile.timeZone ?? '',
  }));
  const save = useMutation(
    orpc.profiles.upsert.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.profiles.key() });
        onClose();
      },
    }),
  );
  const issues = profileIssues(save.error);
  const submit = (): void =>
    save.mutate({
      profiles: [
        {
          externalId: profile.externalId,
          ...Object.fromEntries(fields.map((field) => [field, values[field].trim() || null])),
        },
      ],
    });
  return (
    <Dialog
      title={t('editTitle')}
      size="medium"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <Button variant="primary" isPending={save.isPending} onPress={submit}>
          {t('save')}
        </Button>
      }
    >
      <form
        className="grid grid-cols-2 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {save.isError && Object.keys(issues).length === 0 && (
          <Banner tone="danger" className="col-span-2">
            {failureText(save.error)}
          </Banner>
        )}
        {fields.map((field) => (
          <TextField
            key={field}
            label={t(`fields.${field}`)}
            value={values[field]}
            error={issues[field] ?? null}
            onChange={(value) => setValues((current) => ({ ...current, [field]: value }))}
          />
        ))}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
