/** Port of people for whom an activity could not do what it is there for. Not connected, it fails them. */
export const errorPort = 'error';
