/** What stands on the phone without an author having written it: WhatsApp's own words, and names of media. */
export interface PhoneStrings {
  image: string;
  video: string;
  audio: string;
  voice: string;
  sticker: string;
  document: string;
  location: string;
  play: string;
  pause: string;
  /** Author of what the phone's owner wrote. */
  you: string;
  /** Stands for the message that will be answered, while it is not known. */
  latestMessage: string;
  viewProduct: string;
  viewItems: string;
  viewCatalog: string;
  sendLocation: string;
  shareContact: string;
  messageContact: string;
  saveContact: string;
  viewAll: string;
  /** A contact's name and how many more there are. */
  contactsMore: (name: string, count: number) => string;
  itemCount: (count: number) => string;
  /** `time` is a duration, e.g. "3 days". */
  offerEnds: (time: string) => string;
  offerEnded: string;
  offerCode: (code: string) => string;
  flowAnswers: string;
  cards: string;
}
