/** Messages a second that Meta grants every number (`throughput.level` STANDARD). */
export const standardRate = 80;
