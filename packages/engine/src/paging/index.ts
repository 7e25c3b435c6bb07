export { containsPattern } from './contains.ts';
export { CursorError, decodeCursor, encodeCursor, pageOfRows, type Page } from './cursor.ts';
