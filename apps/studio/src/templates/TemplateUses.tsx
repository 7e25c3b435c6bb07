import type { TemplateHistory } from '@waypost/api';
import { Badge, Card, Link } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** Journeys and campaigns that send a template. */
export function TemplateUses({ uses }: { uses: TemplateHistory['uses'] }) {
  const { t } = useTranslation('templates');
  return (
    <Card title={t('uses.title')}>
      {uses.length === 0 ? (
        <p className="text-body text-muted">{t('uses.none')}</p>
      ) : (
        <UseList uses={uses} />
      )}
    </Card>
  );
}

export function UseList({ uses }: { uses: TemplateHistory['uses'] }) {
  const { t } = useTranslation('templates');
  return (
    <ul className="flex flex-col gap-2 text-body">
      {uses.map(({ kind, id, name, live }) => (
        <li key={id} className="flex flex-wrap items-center gap-2">
          <Link href={kind === 'journey' ? `/journeys/${id}` : `/campaigns/${id}`}>{name}</Link>
          <span className="text-muted">{t(`uses.${kind}`)}</span>
          {live && <Badge tone="success">{t('uses.live')}</Badge>}
        </li>
      ))}
    </ul>
  );
}
