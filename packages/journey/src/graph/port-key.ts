/** Names a port among all of a graph. */
export function portKey(activityId: string, port: string): string {
  return `${activityId}/${port}`;
}
