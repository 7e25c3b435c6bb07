import type { ResponseLanguageContent } from '../../content/response.ts';
import { planButtons } from './buttons-plan.ts';
import { planCarousel } from './carousel-plan.ts';
import { planCatalog, planProduct, planProducts } from './commerce-plan.ts';
import { planContacts } from './contacts-plan.ts';
import { planEmojiReaction } from './emoji-reaction-plan.ts';
import { planFlow } from './flow-plan.ts';
import { planLink } from './link-plan.ts';
import { planList } from './list-plan.ts';
import { planAudio, planDocument, planImage, planSticker, planVideo } from './media-plan.ts';
import { planLocation, planLocationRequest } from './place-plan.ts';
import type { ResponseField } from './response-field.ts';
import type { ResponsePlan } from './response-plan.ts';
import { planText } from './text-plan.ts';

/** How a response of any kind is made. */
export function planResponse(content: ResponseLanguageContent): ResponsePlan {
  switch (content.kind) {
    case 'text':
      return planText(content);
    case 'image':
      return planImage(content);
    case 'video':
      return planVideo(content);
    case 'audio':
      return planAudio(content);
    case 'document':
      return planDocument(content);
    case 'sticker':
      return planSticker(content);
    case 'location':
      return planLocation(content);
    case 'contacts':
      return planContacts(content);
    case 'buttons':
      return planButtons(content);
    case 'list':
      return planList(content);
    case 'link':
      return planLink(content);
    case 'flow':
      return planFlow(content);
    case 'product':
      return planProduct(content);
    case 'products':
      return planProducts(content);
    case 'catalog':
      return planCatalog(content);
    case 'locationRequest':
      return planLocationRequest(content);
    case 'carousel':
      return planCarousel(content);
    case 'emojiReaction':
      return planEmojiReaction(content);
  }
}

/** Every text an author writes in a response, with Meta's limit on it, in the order of the message. */
export function responseFields(content: ResponseLanguageContent): ResponseField[] {
  return planResponse(content).fields;
}
