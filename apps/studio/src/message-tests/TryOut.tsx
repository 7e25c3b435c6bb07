import type { WhatsAppContent } from '@waypost/whatsapp';
import { Button } from '@waypost/ui';
import { SendHorizontal, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SendTest } from './SendTest.tsx';
import { SimulateContent } from './SimulateContent.tsx';

/** The two ways to try a message before anybody gets it: on many people at once, and on a phone. */
export function TryOut({
  senderId,
  content,
  language,
}: {
  senderId: string;
  content: WhatsAppContent;
  language: string | null;
}) {
  const { t } = useTranslation('message');
  const [opened, setOpened] = useState<'test' | 'simulation' | null>(null);
  const close = () => setOpened(null);
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" icon={<SendHorizontal aria-hidden />} onPress={() => setOpened('test')}>
        {t('test.open')}
      </Button>
      <Button size="small" icon={<Users aria-hidden />} onPress={() => setOpened('simulation')}>
        {t('simulate.open')}
      </Button>
      {opened === 'test' && (
        <SendTest senderId={senderId} content={content} language={language} onClose={close} />
      )}
      {opened === 'simulation' && (
        <SimulateContent senderId={senderId} content={content} onClose={close} />
      )}
    </div>
  );
}
