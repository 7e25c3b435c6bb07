/** What is set aside is due at the end of time: no claim finds it before somebody has it tried again. */
export const setAsideUntil = new Date(Date.UTC(9999, 0, 1));
