import { useQuery } from '@tanstack/react-query';
import type { ReadyJourney } from '@waypost/api';
import { ErrorState, Link, Skeleton } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { JourneyDrawing } from './JourneyDrawing.tsx';
import { useGalleryLanguage } from './use-gallery-language.ts';

/** The gallery: a card for each ready journey, which leads to its preview. */
export function GalleryCards() {
  const { t } = useTranslation('gallery');
  const { t: common } = useTranslation();
  const failureText = useFailureText();
  const language = useGalleryLanguage();
  const gallery = useQuery({
    ...orpc.gallery.list.queryOptions({ input: { language } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (gallery.isLoadingError) {
    return (
      <ErrorState
        title={common('failure.loadTitle')}
        onRetry={() => {
          void gallery.refetch();
        }}
      >
        {failureText(gallery.error)}
      </ErrorState>
    );
  }
  if (!gallery.data) return <Skeleton lines={8} />;
  return (
    <ul
      aria-label={t('title')}
      className="grid grid-cols-[repeat(auto-fill,minmax(max(15rem,20%),1fr))] gap-4"
    >
      {gallery.data.items.map((ready) => (
        <ReadyCard key={ready.id} ready={ready} />
      ))}
    </ul>
  );
}

function ReadyCard({ ready: { id, name, sentence, graph } }: { ready: ReadyJourney }) {
  return (
    <li className="relative flex flex-col overflow-hidden rounded-card border border-line bg-surface hover:border-field">
      <div className="flex h-44 items-center justify-center border-b border-line bg-canvas p-4">
        <JourneyDrawing graph={graph} className="h-full w-full" />
      </div>
      <div className="flex flex-col gap-1 p-4">
        <Link
          isQuiet
          href={`/journeys/gallery/${id}`}
          className="text-title text-ink after:absolute after:inset-0"
        >
          {name}
        </Link>
        <p className="text-body text-muted">{sentence}</p>
      </div>
    </li>
  );
}
