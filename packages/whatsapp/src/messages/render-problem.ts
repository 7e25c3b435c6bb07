export type RenderProblemCode =
  | 'too_long'
  | 'whitespace_invalid'
  | 'media_url_invalid'
  | 'coordinate_invalid'
  | 'url_invalid'
  | 'text_empty'
  | 'instant_invalid'
  | 'products_invalid'
  | 'flow_data_invalid'
  | 'liquid_failed';

/** Why a message rendered for one person would be refused by Meta. */
export interface RenderProblem {
  /** Slot key; absent when the whole component is meant. */
  slot?: string;
  component: 'header' | 'body' | 'offer' | 'button';
  code: RenderProblemCode;
  text: string;
}
