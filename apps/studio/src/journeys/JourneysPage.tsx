import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ListedJourney } from '@waypost/api';
import { Banner, Button, EmptyState, LinkButton, LoadMore, Page, PageHeader } from '@waypost/ui';
import { LayoutGrid, Plus, Workflow } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { GalleryCards } from './gallery/GalleryCards.tsx';
import { CreateJourneyDialog } from './CreateJourneyDialog.tsx';
import { downloadJourneys } from './export-journey.ts';
import { JourneyActions } from './JourneyActions.tsx';
import { FolderList } from './library/FolderList.tsx';
import { JourneyDialogs } from './library/JourneyDialogs.tsx';
import type { Asked } from './library/JourneyDialogs.tsx';
import { JourneyTable } from './library/JourneyTable.tsx';
import { LibraryFilters } from './library/LibraryFilters.tsx';
import { SelectionBar } from './library/SelectionBar.tsx';
import { useJourneyList } from './library/use-journey-list.ts';
import { useLibrarySearch } from './library/use-library-search.ts';
import { useOrganise } from './library/use-organise.ts';
import type { LibraryChange } from './library/use-organise.ts';

const nothing: ReadonlySet<string> = new Set();
const noFolders = { items: [], all: 0, unfiled: 0 };

/** The library of journeys: find one, open it, put several in order, start a new one. */
export function JourneysPage() {
  const { t } = useTranslation('journeys');
  const { t: common } = useTranslation();
  const router = useRouter();
  const failureText = useFailureText();
  const { search, isFiltered, narrow, clear } = useLibrarySearch();
  const [isCreating, setCreating] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [marks, setMarks] = useState(nothing);
  const [failure, setFailure] = useState<string | null>(null);
  const fail = (error: unknown): void => setFailure(failureText(error));

  const role = useQuery(orpc.session.get.queryOptions()).data?.role;
  const mayEdit = role !== undefined && role !== 'viewer';
  const folders = useQuery(orpc.journeyLibrary.folders.queryOptions()).data ?? noFolders;
  const knownTags = useQuery(orpc.journeyLibrary.tags.queryOptions()).data?.items ?? [];
  const { query, rows: journeys, table, more } = useJourneyList(search);
  const marked = journeys.filter(({ id }) => marks.has(id));
  const hasNone = query.isSuccess && journeys.length === 0 && !isFiltered;

  const organise = useOrganise(setFailure);
  const change = (own: readonly ListedJourney[], wanted: LibraryChange): void => {
    setFailure(null);
    setAsked(null);
    // What leaves the list is not to come back marked.
    if (wanted.kind === 'archive') setMarks(nothing);
    organise.mutate({ journeys: [...own], change: wanted });
  };
  const exporting = useMutation({ mutationFn: downloadJourneys, onError: fail });
  const areArchived = marked.every(({ archived }) => archived);
  const create = (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setCreating(true)}>
      {t('create')}
    </Button>
  );

  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={hasNone ? undefined : create}
        secondary={
          hasNone ? undefined : (
            <LinkButton href="/journeys/gallery" icon={<LayoutGrid aria-hidden />}>
              {t('gallery')}
            </LinkButton>
          )
        }
      />
      {failure !== null && (
        <Banner tone="danger" title={common('failure.saveTitle')} className="mb-4">
          {failure}
        </Banner>
      )}
      <div className="flex flex-col gap-x-6 gap-y-4 xl:flex-row">
        {(!hasNone || folders.items.length > 0) && (
          <FolderList
            folders={folders}
            open={search.folder}
            hrefOf={(folder) =>
              router.buildLocation({ to: '/journeys', search: { ...search, folder } }).href
            }
            mayEdit={mayEdit}
            onDropJourneys={(ids, folder) =>
              change(
                journeys.filter(({ id }) => ids.includes(id)),
                {
                  kind: 'move',
                  folderId: folder?.id ?? null,
                  folderName: folder?.name ?? '',
                },
              )
            }
            onRemoved={(id) => {
              if (search.folder === id) narrow({ folder: undefined });
            }}
            onFailure={fail}
          />
        )}
        <div className="flex min-w-0 flex-1 flex-col gap-4">
          <LibraryFilters
            search={search}
            knownTags={knownTags.map(({ tag }) => tag)}
            onNarrow={narrow}
          />
          {marked.length > 0 && (
            <SelectionBar
              count={marked.length}
              areArchived={areArchived}
              mayEdit={mayEdit}
              isExporting={exporting.isPending}
              onMove={() => setAsked({ kind: 'move', journeys: marked })}
              onTag={() => setAsked({ kind: 'tag', journeys: marked })}
              onArchive={() => change(marked, { kind: 'archive', archived: !areArchived })}
              onExport={() => exporting.mutate(marked)}
              onClear={() => setMarks(nothing)}
            />
          )}
          <JourneyTable
            journeys={journeys}
            folders={folders.items}
            showsFolders={search.folder === undefined}
            sort={search.sort ?? 'edited'}
            onSort={(sort) => narrow({ sort })}
            marked={marks}
            onMark={setMarks}
            mayEdit={mayEdit}
            onTag={(tag) => narrow({ tags: [...new Set([...(search.tags ?? []), tag])] })}
            actionsOf={(journey) => (
              <JourneyActions
                journey={journey}
                onMove={() => setAsked({ kind: 'move', journeys: [journey] })}
                onTag={() => setAsked({ kind: 'tag', journeys: [journey] })}
                onFailure={fail}
              />
            )}
            isLoading={table.isLoading}
            error={table.error}
            empty={
              isFiltered ? (
                <EmptyState
                  sentence={t('noMatch')}
                  action={<Button onPress={clear}>{t('clearFilters')}</Button>}
                />
              ) : (
                <EmptyState icon={<Workflow aria-hidden />} sentence={t('empty')} action={create} />
              )
            }
          />
          <LoadMore {...more} />
        </div>
      </div>
      {hasNone && (
        <section aria-labelledby="gallery" className="mt-6 flex flex-col gap-4">
          <h2 id="gallery" className="text-title">
            {t('galleryTitle')}
          </h2>
          <GalleryCards />
        </section>
      )}
      {asked !== null && (
        <JourneyDialogs
          asked={asked}
          folders={folders.items}
          isPending={organise.isPending}
          onChange={(wanted) => change(asked.journeys, wanted)}
          onClose={() => setAsked(null)}
        />
      )}
      {isCreating && (
        <CreateJourneyDialog
          folderId={search.folder === undefined || search.folder === 'none' ? null : search.folder}
          onClose={() => setCreating(false)}
        />
      )}
    </Page>
  );
}
