import type { ImportItem } from '@waypost/api';
import { Button, Card, Link } from '@waypost/ui';
import { CircleCheck, CirclePlus, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { ImportChoices } from './use-journey-import.ts';

const groups = [
  { id: 'todo', outcomes: ['missing', 'expected'], Icon: TriangleAlert, look: 'text-warning' },
  { id: 'made', outcomes: ['create', 'rename'], Icon: CirclePlus, look: 'text-accent' },
  { id: 'used', outcomes: ['reuse', 'differs'], Icon: CircleCheck, look: 'text-success' },
] as const;

/** Where what is missing is made. */
const places = { secret: '/settings/secrets', sender: '/settings/senders' } as const;

/** What an import would make, use and leave to do, each with its reason. */
export function ImportItems({
  items,
  choices,
  onChoose,
}: {
  items: readonly ImportItem[];
  choices: ImportChoices;
  onChoose: (choices: ImportChoices) => void;
}) {
  const { t } = useTranslation('gallery', { keyPrefix: 'import' });
  return groups.map(({ id, outcomes, Icon, look }) => {
    const own = items.filter(({ outcome }) => outcomes.some((one) => one === outcome));
    if (own.length === 0) return null;
    return (
      <Card key={id} title={t(`groups.${id}`)}>
        <ul className="flex flex-col gap-2">
          {own.map((item) => (
            <li
              key={`${item.kind} ${item.name}`}
              className="flex items-start gap-2 text-body break-words"
            >
              <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${look}`} />
              <span className="min-w-0">
                <span className="text-muted">{t(`kinds.${item.kind}`)}</span>{' '}
                <span className="font-semibold">{item.name}</span>
                <br />
                <ItemText item={item} choices={choices} onChoose={onChoose} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    );
  });
}

function ItemText({
  item,
  choices,
  onChoose,
}: {
  item: ImportItem;
  choices: ImportChoices;
  onChoose: (choices: ImportChoices) => void;
}) {
  const { t } = useTranslation('gallery', { keyPrefix: 'import' });
  const { kind, name, outcome } = item;
  const text = useItemText(item);
  const others = choices.ownTemplates.filter((one) => one !== name);
  const link =
    outcome === 'missing' && (kind === 'secret' || kind === 'sender') ? places[kind] : null;
  return (
    <span className="text-muted">
      {text}
      {link !== null && (
        <>
          {' '}
          <Link href={link} target="_blank">
            {t('open')}
          </Link>
        </>
      )}
      {kind === 'template' && outcome === 'rename' && (
        <Button
          variant="quiet"
          size="small"
          onPress={() => onChoose({ ...choices, ownTemplates: [...others, name] })}
        >
          {t('useOwn')}
        </Button>
      )}
      {kind === 'template' && outcome === 'differs' && (
        <Button
          variant="quiet"
          size="small"
          onPress={() => onChoose({ ...choices, ownTemplates: others })}
        >
          {t('makeNew')}
        </Button>
      )}
    </span>
  );
}

/** Why an item is where it is. */
function useItemText({ kind, name, outcome, as }: ImportItem): string {
  const { t } = useTranslation('gallery', { keyPrefix: 'import' });
  const other = { as: as ?? '' };
  switch (outcome) {
    case 'create':
      return kind === 'template' || kind === 'list' || kind === 'attribute'
        ? t(`create.${kind}`, other)
        : t('create.other');
    case 'rename':
      return t(kind === 'template' ? 'renamed.template' : 'renamed.other', other);
    case 'reuse':
      return (kind === 'sender' || kind === 'template' || kind === 'journey') && as !== name
        ? t('reuse.as', other)
        : t('reuse.same');
    case 'differs':
      return t(kind === 'attribute' ? 'differs.attribute' : 'differs.template', other);
    case 'expected':
      return t('expected');
    case 'missing':
      return kind === 'sender' || kind === 'secret' || kind === 'template' || kind === 'medium'
        ? t(`missing.${kind}`, other)
        : t('missing.journey');
  }
}
