/** How often the templates of an account are read again, ms: webhooks bring news at once, reading repairs. */
export const syncEveryMs = 30 * 60_000;

/** How soon an account is read after a webhook that does not say everything, ms; several of them share one reading. */
export const syncSoonMs = 5000;
