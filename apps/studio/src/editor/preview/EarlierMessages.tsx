import { MessageBubble } from '@waypost/ui';

import { templatesOfSender, useResources } from '../../activities/resources.ts';
import { renderMessage } from '../../activities/whatsapp/render-message.ts';
import { withVariableNames } from '../../activities/whatsapp/variable-names.ts';
import { usePreviewing } from './Previewing.tsx';
import type { Played } from './playing.ts';

/** The conversation so far on a phone that is played: each message, and the words that were tapped in it. */
export function EarlierMessages({ played }: { played: readonly Played[] }) {
  const resources = useResources();
  const { person, data, isWindowOpen } = usePreviewing();
  return played.map(({ message: { id, senderId, content }, label }, place) => {
    const rendered = renderMessage({
      content,
      templates: templatesOfSender(resources, senderId),
      data,
      locale: person?.locale ?? null,
      language: null,
      isWindowOpen: content.template === undefined || isWindowOpen,
    });
    return (
      <div key={`${place} ${id}`} className="flex flex-col gap-2">
        {rendered.part !== null && (
          <MessageBubble bubble={withVariableNames(rendered.bubble)} isPreview />
        )}
        <MessageBubble
          direction="outgoing"
          bubble={{ body: [{ text: label, source: 'template' }], buttons: [] }}
        />
      </div>
    );
  });
}
