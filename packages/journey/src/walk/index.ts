export * from './outcome-happens.ts';
export * from './passage-walk.ts';
export * from './play-walk.ts';
