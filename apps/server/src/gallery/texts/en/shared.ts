/** Words that several messages share. */
export const shared = {
  /** Stands for the first name of somebody whose name is not known. */
  somebody: 'there',
  /** A first name, for those who review templates. */
  exampleName: 'Giulia',
  optOut: 'Reply STOP to opt out',
};
export type SharedTexts = typeof shared;
