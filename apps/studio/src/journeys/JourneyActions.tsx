import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Journey } from '@waypost/api';
import { IconButton, Menu, useToast } from '@waypost/ui';
import type { MenuAction } from '@waypost/ui';
import {
  Archive,
  ArchiveRestore,
  Copy,
  Download,
  Ellipsis,
  FolderInput,
  PencilLine,
  Tags,
  Trash2,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { api, orpc } from '../api/client.ts';
import { downloadJourney } from './export-journey.ts';

/** Where nothing goes on for anybody. */
const endedStatuses: ReadonlySet<Journey['status']> = new Set(['draft', 'stopped', 'finished']);

/** What can be done with one journey of the list. A deleted draft can be brought back at once. */
export function JourneyActions({
  journey,
  onMove,
  onTag,
  onFailure,
}: {
  journey: Journey;
  onMove: () => void;
  onTag: () => void;
  onFailure: (error: unknown) => void;
}) {
  const { t } = useTranslation('journeys');
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: orpc.journeys.key() }),
      queries.invalidateQueries({ queryKey: orpc.journeyLibrary.key() }),
    ]);

  const duplicate = useMutation(
    orpc.journeys.duplicate.mutationOptions({
      onSuccess: async (copy) => {
        await refresh();
        await navigate({ to: '/journeys/$journeyId', params: { journeyId: copy.id } });
      },
      onError: onFailure,
    }),
  );
  const archive = useMutation(
    orpc.journeys.archive.mutationOptions({
      onSuccess: async ({ id, name, archived }) => {
        toast(t(archived ? 'archived' : 'unarchived', { name }), () =>
          archive.mutate({ id, archived: !archived }),
        );
        await refresh();
      },
      onError: onFailure,
    }),
  );
  const restore = useMutation(
    orpc.journeys.create.mutationOptions({ onSuccess: refresh, onError: onFailure }),
  );
  const remove = useMutation({
    mutationFn: async () => {
      const { name, draft, folderId, tags } = await api.journeys.get({ id: journey.id });
      await api.journeys.remove({ id: journey.id });
      return { name, draft, folderId, tags };
    },
    onSuccess: async (removed) => {
      toast(t('removed', { name: removed.name }), () => restore.mutate(removed));
      await refresh();
    },
    onError: onFailure,
  });

  const actions: MenuAction[] = [
    {
      id: 'open',
      label: t('open'),
      icon: <PencilLine aria-hidden />,
      href: `/journeys/${journey.id}`,
    },
    {
      id: 'duplicate',
      label: t('duplicate'),
      icon: <Copy aria-hidden />,
      onAction: () => duplicate.mutate({ id: journey.id }),
    },
    {
      id: 'move',
      label: t('library.moveTo'),
      icon: <FolderInput aria-hidden />,
      onAction: onMove,
    },
    {
      id: 'tags',
      label: t('library.editTags'),
      icon: <Tags aria-hidden />,
      onAction: onTag,
    },
    {
      id: 'export',
      label: t('export'),
      icon: <Download aria-hidden />,
      onAction: () => void downloadJourney(journey).catch(onFailure),
    },
  ];
  if (journey.archived || endedStatuses.has(journey.status)) {
    actions.push({
      id: 'archive',
      label: t(journey.archived ? 'unarchive' : 'archive'),
      icon: journey.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />,
      onAction: () => archive.mutate({ id: journey.id, archived: !journey.archived }),
    });
  }
  if (journey.liveVersion === null && journey.status === 'draft') {
    actions.push({
      id: 'remove',
      label: t('remove'),
      icon: <Trash2 aria-hidden />,
      isDanger: true,
      onAction: () => remove.mutate(),
    });
  } else {
    actions.push({
      id: 'people',
      label: t('people'),
      icon: <Users aria-hidden />,
      href: `/journeys/${journey.id}/people`,
    });
  }

  return (
    <Menu
      label={t('actionsOf', { name: journey.name })}
      trigger={
        <IconButton
          size="small"
          label={t('actionsOf', { name: journey.name })}
          icon={<Ellipsis aria-hidden />}
        />
      }
      actions={actions}
    />
  );
}
