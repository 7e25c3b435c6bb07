/** Who stands still while their journey is paused is due then; the end of the pause wakes them. Before `setAsideUntil`. */
export const heldUntil = new Date(Date.UTC(9000, 0, 1));
