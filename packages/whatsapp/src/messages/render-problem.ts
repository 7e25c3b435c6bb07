export type RenderProblemCode =
  | 'too_long'
  | 'whitespace_invalid'
  | 'media_url_invalid'
  | 'coordinate_invalid'
  | 'url_invalid'
  | 'text_empty'
  | 'liquid_failed';

/** Why a message rendered for one person would be refused by Meta. */
export interface RenderProblem {
  /** Slot key; absent when the whole component is meant. */
  slot?: string;
  component: 'header' | 'body' | 'button';
  code: RenderProblemCode;
  text: string;
}
