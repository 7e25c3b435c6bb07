import { filenameField, mediumField, sentDocument, sentMedium } from './frame.ts';
import type { ResponseField } from './response-field.ts';
import { responseLimits } from './response-limits.ts';
import type { ResponseOf } from './response-of.ts';
import type { ResponsePlan, WordsOf } from './response-plan.ts';

/** A picture with words under it. */
export function planImage(content: ResponseOf<'image'>): ResponsePlan {
  return {
    fields: [mediumField('medium', content.medium, 'The image'), captionField(content.caption)],
    send: (wordsOf) => ({
      type: 'image',
      image: { ...sentMedium(wordsOf('medium')), ...sentCaption(wordsOf) },
    }),
  };
}

/** A film with words under it. */
export function planVideo(content: ResponseOf<'video'>): ResponsePlan {
  return {
    fields: [mediumField('medium', content.medium, 'The video'), captionField(content.caption)],
    send: (wordsOf) => ({
      type: 'video',
      video: { ...sentMedium(wordsOf('medium')), ...sentCaption(wordsOf) },
    }),
  };
}

/** A sound file, or a voice message. */
export function planAudio(content: ResponseOf<'audio'>): ResponsePlan {
  return {
    fields: [mediumField('medium', content.medium, 'The audio')],
    send: (wordsOf) => ({
      type: 'audio',
      audio: { ...sentMedium(wordsOf('medium')), ...(content.voice ? { voice: true } : {}) },
    }),
  };
}

/** A file with a name, and words under it. */
export function planDocument(content: ResponseOf<'document'>): ResponsePlan {
  return {
    fields: [
      mediumField('medium', content.medium, 'The document'),
      filenameField('filename', content.filename),
      captionField(content.caption),
    ],
    send: (wordsOf) => ({
      type: 'document',
      document: {
        ...sentDocument(wordsOf('medium'), wordsOf('filename')),
        ...sentCaption(wordsOf),
      },
    }),
  };
}

/** A sticker, which has no words. */
export function planSticker(content: ResponseOf<'sticker'>): ResponsePlan {
  return {
    fields: [mediumField('medium', content.medium, 'The sticker')],
    send: (wordsOf) => ({ type: 'sticker', sticker: sentMedium(wordsOf('medium')) }),
  };
}

function captionField(caption: string): ResponseField {
  return {
    path: 'caption',
    text: caption,
    label: 'The caption',
    max: responseLimits.caption,
    required: false,
  };
}

function sentCaption(wordsOf: WordsOf): { caption?: string } {
  const caption = wordsOf('caption');
  return caption === '' ? {} : { caption };
}
