/** What a template has when Meta said nothing about it beyond its status; for tests. */
export const noNews = {
  rejectedReason: null,
  rejectionText: null,
  correctCategory: null,
  categoryChangesAt: null,
  ttlSeconds: null,
  pausedUntil: null,
  disabledAt: null,
  lastUsedAt: null,
  statusChangedAt: null,
};
