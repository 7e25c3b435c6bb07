import { useNavigate } from '@tanstack/react-router';
import type { Audience } from '@waypost/api';
import { IconButton, Menu } from '@waypost/ui';
import { Ellipsis, PencilLine, Trash2, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What can be done with an audience of the list. */
export function AudienceActions({
  audience: { id, name, kind },
  onEdit,
  onRemove,
}: {
  audience: Audience;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('people', { keyPrefix: 'audiences' });
  const navigate = useNavigate();
  const label = t('actionsOf', { name });
  const seeMembers = {
    id: 'members',
    label: t('members'),
    icon: <Users aria-hidden />,
    onAction: () =>
      void navigate({ to: '/people/audiences/$audienceId', params: { audienceId: id } }),
  };
  return (
    <Menu
      label={label}
      trigger={<IconButton size="small" label={label} icon={<Ellipsis aria-hidden />} />}
      actions={[
        ...(kind === 'list' ? [seeMembers] : []),
        { id: 'edit', label: t('edit'), icon: <PencilLine aria-hidden />, onAction: onEdit },
        {
          id: 'remove',
          label: t('remove'),
          icon: <Trash2 aria-hidden />,
          isDanger: true,
          onAction: onRemove,
        },
      ]}
    />
  );
}
