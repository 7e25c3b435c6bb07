import { useQuery } from '@tanstack/react-query';
import { Badge, Card, Link } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useActorName } from '../api/use-actor-name.ts';
import { useFormat } from '../i18n/format.ts';

/** Templates that somebody is writing, and that Meta has not seen yet. */
export function DraftsCard() {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const actorName = useActorName();
  const session = useQuery(orpc.session.get.queryOptions());
  const drafts = useQuery(orpc.templateDrafts.list.queryOptions());
  const items = drafts.data?.items ?? [];
  if (items.length === 0 || session.data?.role === 'viewer') return null;
  return (
    <Card title={t('drafts.title')} className="mb-4">
      <ul className="flex flex-col gap-2 text-body">
        {items.map(({ id, content, templateId, refusal, updatedAt, updatedBy }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link href={`/templates/drafts/${id}`}>
              {content.name === '' ? t('drafts.unnamed') : content.name}
            </Link>
            <span className="text-muted">{format.language(content.language)}</span>
            <Badge tone="neutral">{t(templateId === null ? 'drafts.new' : 'drafts.change')}</Badge>
            {refusal !== null && <Badge tone="danger">{t('drafts.refused')}</Badge>}
            <span className="text-caption text-muted">
              {t('timeline.by', { when: format.relative(updatedAt), who: actorName(updatedBy) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
