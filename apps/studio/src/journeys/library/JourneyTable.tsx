import type { JourneyFolder, ListedJourney } from '@waypost/api';
import { Badge, Table } from '@waypost/ui';
import type { Column, RowSelection, TableProps } from '@waypost/ui';
import { Folder } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useActorName } from '../../api/use-actor-name.ts';
import { useFormat } from '../../i18n/format.ts';
import { JourneyStatus } from '../JourneyStatus.tsx';
import { carryJourneys } from './dragged-journeys.ts';
import { JourneyMatches } from './JourneyMatches.tsx';
import type { LibrarySort } from './use-library-search.ts';

/** Each column sorts the one way that makes sense: names upwards, numbers and dates downwards. */
const directions = { name: 'ascending', inside: 'descending', edited: 'descending' } as const;

const isSort = (column: string): column is LibrarySort => column in directions;

/** The journeys of the library, each with its folder, its tags, and where what was searched for stands in it. */
export function JourneyTable({
  journeys,
  folders,
  showsFolders,
  sort,
  onSort,
  marked,
  onMark,
  mayEdit,
  onTag,
  actionsOf,
  ...states
}: {
  journeys: readonly ListedJourney[];
  folders: readonly JourneyFolder[];
  /** Journeys of several folders are shown. */
  showsFolders: boolean;
  sort: LibrarySort;
  onSort: (sort: LibrarySort) => void;
  marked: ReadonlySet<string>;
  onMark: (ids: ReadonlySet<string>) => void;
  mayEdit: boolean;
  /** Somebody pressed a tag. */
  onTag: (tag: string) => void;
  actionsOf: (journey: ListedJourney) => ReactNode;
} & Pick<TableProps<ListedJourney>, 'isLoading' | 'error' | 'empty'>) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const actorName = useActorName();
  const folderNames = new Map(folders.map(({ id, name }) => [id, name]));
  const selection: RowSelection<ListedJourney> = {
    keys: marked,
    onChange: onMark,
    labelOf: ({ name }) => t('library.select', { name }),
    allLabel: t('library.selectAll'),
  };
  const columns: Column<ListedJourney>[] = [
    { id: 'name', header: t('columns.name'), isSortable: true, cell: ({ name }) => name },
    {
      id: 'status',
      header: t('columns.status'),
      cell: (journey) => (
        <span className="flex flex-wrap items-center gap-1.5">
          <JourneyStatus {...journey} />
          {journey.demo && <Badge>{t('demo')}</Badge>}
        </span>
      ),
    },
    {
      id: 'inside',
      header: t('columns.inside'),
      isSortable: true,
      align: 'end',
      cell: ({ peopleInside }) => format.number(peopleInside),
    },
    {
      id: 'edited',
      header: t('columns.edited'),
      isSortable: true,
      cell: ({ updatedAt, updatedBy }) => (
        <span className="whitespace-nowrap text-muted" title={format.dateTime(updatedAt)}>
          {t('editedBy', { when: format.relative(updatedAt), who: actorName(updatedBy) })}
        </span>
      ),
    },
    {
      id: 'actions',
      header: t('columns.actions'),
      hideHeader: true,
      align: 'end',
      width: 64,
      cell: actionsOf,
    },
  ];
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={journeys}
      rowKey={({ id }) => id}
      rowHref={({ id, status }) =>
        `/journeys/${id}${['live', 'paused', 'closed'].includes(status) ? '?mode=live' : ''}`
      }
      belowName={(journey) => (
        <BelowName
          journey={journey}
          folder={showsFolders ? folderNames.get(journey.folderId ?? '') : undefined}
          onTag={onTag}
        />
      )}
      selection={selection}
      onRowDragStart={
        mayEdit
          ? ({ id }, event) => carryJourneys(event, marked.has(id) ? [...marked] : [id])
          : undefined
      }
      sort={{ column: sort, direction: directions[sort] }}
      onSortChange={({ column }) => {
        if (isSort(column)) onSort(column);
      }}
      {...states}
    />
  );
}

function BelowName({
  journey,
  folder,
  onTag,
}: {
  journey: ListedJourney;
  folder: string | undefined;
  onTag: (tag: string) => void;
}) {
  const { t } = useTranslation('journeys');
  return (
    <>
      {(folder !== undefined || journey.tags.length > 0) && (
        <span className="mt-0.5 flex flex-wrap items-center gap-1.5 text-caption font-normal text-muted">
          {folder !== undefined && (
            <span className="inline-flex min-w-0 items-center gap-1">
              <Folder aria-hidden className="size-3 shrink-0" />
              {folder}
            </span>
          )}
          {journey.tags.map((tag) => (
            <button
              key={tag}
              type="button"
              aria-label={t('library.withTag', { tag })}
              className="focus-ring inline-flex min-h-6 max-w-48 items-center rounded-chip bg-end-tint px-1.5 text-ink hover:text-accent"
              onClick={() => onTag(tag)}
            >
              <span className="truncate">{tag}</span>
            </button>
          ))}
        </span>
      )}
      <JourneyMatches journey={journey} />
    </>
  );
}
