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
  | 'link_invalid'
  | 'emoji_invalid'
  | 'phone_invalid'
  | 'email_invalid'
  | 'lines_too_high'
  | 'count_too_low'
  | 'count_too_high'
  | 'repeated'
  | 'cards_differ'
  | 'header_not_text'
  | 'screen_missing'
  | 'liquid_failed';

/** Why a message rendered for one person would be refused by Meta. */
export interface RenderProblem {
  /** Slot key; absent when the whole component is meant. */
  slot?: string;
  component: 'header' | 'body' | 'offer' | 'button';
  code: RenderProblemCode;
  text: string;
}
