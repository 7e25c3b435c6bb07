export { createShortLinks, shortLinkPath, type ShortLinks } from './short-links.ts';
