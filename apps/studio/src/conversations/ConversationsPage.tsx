import { useParams } from '@tanstack/react-router';
import { EmptyState } from '@waypost/ui';
import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { ConversationList } from './ConversationList.tsx';
import { ConversationThread } from './ConversationThread.tsx';

/** What people wrote to us, to read and to answer. */
export function ConversationsPage() {
  const { t } = useTranslation('conversations');
  const { profileId, senderId } = useParams({ strict: false });
  return (
    <div className="flex h-dvh min-w-0">
      <ConversationList selected={{ profileId, senderId }} />
      {profileId === undefined || senderId === undefined ? (
        <div className="flex min-w-0 flex-1 items-center justify-center p-6">
          <EmptyState icon={<MessagesSquare aria-hidden />} sentence={t('choose')} />
        </div>
      ) : (
        <ConversationThread
          key={`${senderId} ${profileId}`}
          profileId={profileId}
          senderId={senderId}
        />
      )}
    </div>
  );
}
