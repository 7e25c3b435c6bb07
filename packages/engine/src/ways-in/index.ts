export * from './apply-ways-in.ts';
export * from './create-way-in.ts';
export * from './find-way-in-by-message.ts';
export * from './get-way-in.ts';
export * from './list-ways-in.ts';
export * from './remove-way-in.ts';
export * from './update-way-in.ts';
export { type WayInRow } from './way-in.ts';
