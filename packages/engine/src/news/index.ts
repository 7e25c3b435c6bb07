export { applyAccountNews, type ReceivedNews } from './apply-account-news.ts';
export { listNotices, type NoticeRow } from './list-notices.ts';
