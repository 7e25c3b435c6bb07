/** Port of people for whom nothing came in time. */
export const deadlinePort = 'deadline';
