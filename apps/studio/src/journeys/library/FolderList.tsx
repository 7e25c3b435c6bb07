import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JourneyFolder } from '@waypost/api';
import { AlertDialog, Button, classes, IconButton, Link, Menu } from '@waypost/ui';
import { Ellipsis, Folder, FolderPlus, Inbox, Layers, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { areJourneys, droppedJourneys } from './dragged-journeys.ts';
import { FolderDialog } from './FolderDialog.tsx';

export interface Folders {
  items: readonly JourneyFolder[];
  all: number;
  unfiled: number;
}

/** The folders of the library: one is opened by its link, and journeys are dropped on it. */
export function FolderList({
  folders,
  open,
  hrefOf,
  mayEdit,
  onDropJourneys,
  onRemoved,
  onFailure,
}: {
  folders: Folders;
  /** Id of the open one; `none`: journeys in no folder; undefined: all journeys. */
  open: string | undefined;
  hrefOf: (folder: string | undefined) => string;
  mayEdit: boolean;
  onDropJourneys: (ids: string[], folder: JourneyFolder | null) => void;
  onRemoved: (id: string) => void;
  onFailure: (error: unknown) => void;
}) {
  const { t } = useTranslation('journeys');
  const queries = useQueryClient();
  const [edited, setEdited] = useState<JourneyFolder | 'new' | null>(null);
  const [removed, setRemoved] = useState<JourneyFolder | null>(null);
  const remove = useMutation(
    orpc.journeyLibrary.removeFolder.mutationOptions({
      onSuccess: async (_, { id }) => {
        onRemoved(id);
        await Promise.all([
          queries.invalidateQueries({ queryKey: orpc.journeyLibrary.key() }),
          queries.invalidateQueries({ queryKey: orpc.journeys.key() }),
        ]);
      },
      onError: onFailure,
      onSettled: () => setRemoved(null),
    }),
  );
  return (
    <nav aria-label={t('library.folders')} className="min-w-0 xl:w-52 xl:shrink-0">
      <ul className="flex flex-wrap gap-1 xl:flex-col xl:flex-nowrap">
        <FolderRow
          icon={<Layers aria-hidden />}
          name={t('library.all')}
          count={folders.all}
          href={hrefOf(undefined)}
          isOpen={open === undefined}
        />
        {folders.items.map((folder) => (
          <FolderRow
            key={folder.id}
            icon={<Folder aria-hidden />}
            name={folder.name}
            count={folder.journeys}
            href={hrefOf(folder.id)}
            isOpen={open === folder.id}
            onDrop={mayEdit ? (ids) => onDropJourneys(ids, folder) : undefined}
            menu={
              mayEdit && (
                <FolderMenu
                  name={folder.name}
                  onRename={() => setEdited(folder)}
                  onRemove={() => setRemoved(folder)}
                />
              )
            }
          />
        ))}
        {folders.items.length > 0 && (
          <FolderRow
            icon={<Inbox aria-hidden />}
            name={t('library.unfiled')}
            count={folders.unfiled}
            href={hrefOf('none')}
            isOpen={open === 'none'}
            onDrop={mayEdit ? (ids) => onDropJourneys(ids, null) : undefined}
          />
        )}
        {mayEdit && (
          <li>
            <Button
              variant="quiet"
              size="small"
              className="w-full px-2 xl:justify-start"
              icon={<FolderPlus aria-hidden />}
              onPress={() => setEdited('new')}
            >
              {t('library.newFolder')}
            </Button>
          </li>
        )}
      </ul>
      {edited !== null && (
        <FolderDialog
          folder={edited === 'new' ? null : edited}
          onDone={() => setEdited(null)}
          onClose={() => setEdited(null)}
        />
      )}
      {removed !== null && (
        <AlertDialog
          title={t('library.removeTitle', { name: removed.name })}
          isOpen
          isDanger
          isPending={remove.isPending}
          onOpenChange={() => setRemoved(null)}
          confirmLabel={t('library.remove')}
          onConfirm={() => remove.mutate({ id: removed.id })}
        >
          {t('library.removeText', { count: removed.journeys })}
        </AlertDialog>
      )}
    </nav>
  );
}

function FolderMenu({
  name,
  onRename,
  onRemove,
}: {
  name: string;
  onRename: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('journeys');
  const label = t('library.actionsOf', { name });
  return (
    <Menu
      label={label}
      trigger={<IconButton size="small" label={label} icon={<Ellipsis aria-hidden />} />}
      actions={[
        {
          id: 'rename',
          label: t('library.rename'),
          icon: <PencilLine aria-hidden />,
          onAction: onRename,
        },
        {
          id: 'remove',
          label: t('library.remove'),
          icon: <Trash2 aria-hidden />,
          isDanger: true,
          onAction: onRemove,
        },
      ]}
    />
  );
}

function FolderRow({
  icon,
  name,
  count,
  href,
  isOpen,
  onDrop,
  menu,
}: {
  icon: ReactNode;
  name: string;
  count: number;
  href: string;
  isOpen: boolean;
  onDrop?: ((ids: string[]) => void) | undefined;
  menu?: ReactNode;
}) {
  const format = useFormat();
  const [isOver, setOver] = useState(false);
  return (
    <li
      className={classes(
        'flex max-w-full min-w-0 items-center rounded-control border',
        isOver ? 'border-accent bg-sunken' : 'border-transparent',
        isOpen ? 'bg-sunken' : 'hover:bg-sunken',
      )}
      onDragOver={(event) => {
        if (onDrop === undefined || !areJourneys(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (onDrop === undefined || !areJourneys(event)) return;
        event.preventDefault();
        onDrop(droppedJourneys(event));
      }}
    >
      <Link
        isQuiet
        href={href}
        {...(isOpen ? { 'aria-current': 'page' as const } : {})}
        className="flex min-h-8 min-w-0 flex-1 items-center gap-2 px-2 text-label text-ink [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
      >
        {icon}
        <span className="min-w-0 flex-1 truncate" title={name}>
          {name}
        </span>
        <span className="text-caption text-muted tabular-nums">{format.number(count)}</span>
      </Link>
      {menu}
    </li>
  );
}
