import {
  Badge,
  classes,
  EmptyState,
  IconButton,
  Link,
  LinkButton,
  LoadMore,
  SearchField,
} from '@waypost/ui';
import { Plus, Smartphone } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/format.ts';
import { ListState } from '../lists/ListState.tsx';
import { usePagedList } from '../lists/use-paged-list.ts';
import { internationalNumber } from './international-number.ts';
import { NewHandsetDialog } from './NewHandsetDialog.tsx';

/** The phones, the one with the newest message first. */
export function HandsetList({ selected }: { selected: string | null }) {
  const { t } = useTranslation('handsets');
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [isMaking, setMaking] = useState(false);
  const wanted = useDeferredValue(search.trim());
  const { rows, table, more } = usePagedList(
    orpc.handsets.list,
    wanted === '' ? {} : { search: wanted },
    { keepsRows: true, refetchInterval: 2_000 },
  );

  return (
    <aside
      aria-label={t('title')}
      className="flex w-72 shrink-0 flex-col border-r border-line bg-surface"
    >
      <div className="flex flex-col gap-3 border-b border-line p-4">
        <header className="flex items-center justify-between gap-2">
          <h1 className="text-page">{t('title')}</h1>
          <IconButton
            label={t('new.title')}
            icon={<Plus />}
            size="small"
            onPress={() => setMaking(true)}
          />
        </header>
        <SearchField label={t('search')} value={search} onChange={setSearch} />
        {isMaking && <NewHandsetDialog onClose={() => setMaking(false)} />}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-2">
        <ListState
          {...table}
          lines={8}
          className="p-2"
          empty={
            <EmptyState
              icon={<Smartphone aria-hidden />}
              sentence={t(wanted === '' ? 'empty' : 'noMatch')}
              action={
                wanted === '' && (
                  <LinkButton href="/journeys" variant="primary">
                    {t('emptyAction')}
                  </LinkButton>
                )
              }
            />
          }
        />
        <ul className="flex flex-col gap-0.5">
          {rows.map((handset) => {
            const isSelected = handset.number === selected;
            return (
              <li key={handset.number}>
                <Link
                  href={`/handsets/${encodeURIComponent(handset.number)}`}
                  {...(isSelected ? { 'aria-current': 'page' } : {})}
                  className={classes(
                    'flex flex-col gap-0.5 rounded-control px-2.5 py-2 text-ink no-underline hover:bg-sunken hover:no-underline',
                    isSelected && 'bg-sunken',
                  )}
                >
                  <span className="flex items-baseline justify-between gap-2">
                    <span className="min-w-0 font-semibold break-words">
                      {handset.name || internationalNumber(handset.number)}
                    </span>
                    <span className="shrink-0 text-caption text-muted">
                      {handset.lastAt !== null && format.relative(handset.lastAt)}
                    </span>
                  </span>
                  <span className="flex items-start justify-between gap-2 text-caption text-muted">
                    <span className="line-clamp-2 min-w-0 break-words">
                      {handset.lastText ||
                        (handset.hidesNumber
                          ? handset.username
                          : internationalNumber(handset.number))}
                    </span>
                    {handset.unread > 0 && (
                      <Badge tone="success">
                        <span aria-hidden>{format.number(handset.unread)}</span>
                        <span className="sr-only">{t('unread', { count: handset.unread })}</span>
                      </Badge>
                    )}
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
        <LoadMore {...more} />
      </div>
    </aside>
  );
}
