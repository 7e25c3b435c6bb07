import type { ButtonProps } from 'react-aria-components';

/**
 * A button that waits for an answer keeps the focus and does nothing. React Aria's own `isPending` would also announce
 * the button by its id, in a live region that outlives a button whose dialog closes: a picture without a name.
 */
export const whilePending: Pick<ButtonProps, 'aria-disabled' | 'onPress' | 'type'> = {
  'aria-disabled': true,
  onPress: () => {},
  type: 'button',
};
