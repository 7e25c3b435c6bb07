export { findRateCard, type StoredRateCard } from './find-rate-card.ts';
export { openBill } from './open-bill.ts';
export { saveRateCard } from './save-rate-card.ts';
