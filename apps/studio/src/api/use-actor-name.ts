import { useTranslation } from 'react-i18next';

const keyPrefix = 'api-key:';

/** Gives a function that names who did something: people by their address, automations by their API key. */
export function useActorName(): (actor: string) => string {
  const { t } = useTranslation('common');
  return (actor) =>
    actor.startsWith(keyPrefix) ? t('apiKeyActor', { name: actor.slice(keyPrefix.length) }) : actor;
}
