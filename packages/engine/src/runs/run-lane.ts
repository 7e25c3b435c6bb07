/**
 * Who is served first among runs that are due: those somebody woke (an event, a message, a tap), then those
 * whose own time has come, then those that a launch has let in and nobody has looked at yet.
 */
export const runLanes = { woken: 0, time: 1, launched: 2 } as const;

/** Runs that wait for their parallel branches: a lane of its own looks at them, together with the branches. */
export const joiningLane = 3;

export type RunLane = (typeof runLanes)[keyof typeof runLanes] | typeof joiningLane;
