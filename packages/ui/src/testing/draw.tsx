import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';

import { UiStringsProvider } from '../strings/UiStrings.tsx';
import type { UiStrings } from '../strings/UiStrings.tsx';
import '../theme.css';

const strings: UiStrings = {
  retry: 'Retry',
  loading: 'Loading',
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  clear: 'Clear',
  noMatches: 'Nothing matches.',
  required: 'Required',
  loadMore: 'Load more',
  showOptions: 'Show options',
  openCalendar: 'Open calendar',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  increase: 'Increase',
  decrease: 'Decrease',
  amount: 'Amount',
  unit: 'Unit',
  seconds: 'seconds',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  weeks: 'weeks',
  chooseFile: 'Choose a file',
  dropFile: 'Drop a file here, or choose one.',
  insertValue: 'Insert a value',
  findValue: 'Search values',
  countOf: (count, limit) => `${count} / ${limit}`,
  phone: 'Phone',
  missing: (slot) => `No value for ${slot}`,
  image: 'Image',
  video: 'Video',
  document: 'Document',
  location: 'Location',
  audio: 'Audio',
  voice: 'Voice message',
  sticker: 'Sticker',
  play: 'Play',
  pause: 'Pause',
  you: 'You',
  latestMessage: 'Their latest message',
  viewProduct: 'View',
  viewItems: 'View items',
  viewCatalog: 'View catalog',
  sendLocation: 'Send location',
  shareContact: 'Share contact info',
  messageContact: 'Message',
  saveContact: 'Save contact',
  viewAll: 'View all',
  contactsMore: (name, count) => `${name} and ${count} more`,
  itemCount: (count) => `${count} items`,
  offerEnds: (time) => `Ends in ${time}`,
  offerEnded: 'Offer has ended',
  offerCode: (code) => `Code: ${code}`,
  flowAnswers: 'Answers',
  cards: 'Cards',
  pending: 'Waiting',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Failed',
};

/** Draws a component on an empty page, with English texts, until the test is over. */
export function draw(component: ReactNode): void {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  root.render(<UiStringsProvider strings={strings}>{component}</UiStringsProvider>);
  onTestFinished(() => {
    root.unmount();
    host.remove();
  });
}
