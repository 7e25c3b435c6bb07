import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import { Banner, Button, Card, Dialog, IconButton, TextField } from '@waypost/ui';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { readAttribute, writtenAttribute } from './attribute-value.ts';
import { Facts } from './Facts.tsx';

const nameFormat = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** What else is known of the person; rules and messages may use each of these. */
export function AttributesCard({ profile }: { profile: Profile }) {
  const { t } = useTranslation('people', { keyPrefix: 'profile' });
  const [isEditing, setEditing] = useState(false);
  const attributes = Object.entries(profile.attributes);
  return (
    <Card
      title={t('attributes')}
      aside={
        <Button size="small" onPress={() => setEditing(true)}>
          {t('edit')}
        </Button>
      }
    >
      {attributes.length === 0 ? (
        <p className="text-body text-muted">{t('noAttributes')}</p>
      ) : (
        <Facts
          items={attributes.map(([name, value]) => ({ name, value: writtenAttribute(value) }))}
        />
      )}
      {isEditing && <EditAttributes profile={profile} onClose={() => setEditing(false)} />}
    </Card>
  );
}

interface Row {
  key: number;
  name: string;
  text: string;
}

function EditAttributes({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { t } = useTranslation('people', { keyPrefix: 'profile' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [rows, setRows] = useState<Row[]>(() =>
    Object.entries(profile.attributes).map(([name, value], key) => ({
      key,
      name,
      text: writtenAttribute(value),
    })),
  );
  const [isChecked, setChecked] = useState(false);
  const save = useMutation(
    orpc.profiles.upsert.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.profiles.key() });
        await queries.invalidateQueries({ queryKey: orpc.audiences.attributes.key() });
        onClose();
      },
    }),
  );
  const nameError = (row: Row): string | null => {
    if (!nameFormat.test(row.name)) return t('attributeName.invalid');
    return rows.some(({ key, name }) => key !== row.key && name === row.name)
      ? t('attributeName.repeated')
      : null;
  };
  const change = (key: number, part: Partial<Row>): void =>
    setRows((current) => current.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const submit = (): void => {
    setChecked(true);
    if (rows.some((row) => nameError(row) !== null)) return;
    const changed: Record<string, unknown> = {};
    for (const { name, text } of rows) {
      // Lists and objects that nobody touched stay what they are.
      if (writtenAttribute(profile.attributes[name]) !== text) changed[name] = readAttribute(text);
    }
    const kept = new Set(rows.map(({ name }) => name));
    for (const name of Object.keys(profile.attributes)) if (!kept.has(name)) changed[name] = null;
    save.mutate({ profiles: [{ externalId: profile.externalId, attributes: changed }] });
  };
  return (
    <Dialog
      title={t('attributesTitle')}
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
      <div className="flex flex-col gap-3">
        {save.isError && <Banner tone="danger">{failureText(save.error)}</Banner>}
        {rows.map((row) => (
          <div key={row.key} className="flex items-start gap-2">
            <TextField
              label={t('attributeName.label')}
              hideLabel
              className="flex-1"
              placeholder={t('attributeName.label')}
              value={row.name}
              error={isChecked ? nameError(row) : null}
              onChange={(name) => change(row.key, { name })}
            />
            <TextField
              label={t('attributeValue', { name: row.name })}
              hideLabel
              className="flex-1"
              value={row.text}
              onChange={(text) => change(row.key, { text })}
            />
            <IconButton
              label={t('removeAttribute', { name: row.name })}
              icon={<X aria-hidden />}
              onPress={() => setRows((current) => current.filter(({ key }) => key !== row.key))}
            />
          </div>
        ))}
        <Button
          className="self-start"
          size="small"
          icon={<Plus aria-hidden />}
          onPress={() =>
            setRows((current) => [
              ...current,
              { key: (current.at(-1)?.key ?? -1) + 1, name: '', text: '' },
            ])
          }
        >
          {t('addAttribute')}
        </Button>
      </div>
    </Dialog>
  );
}
