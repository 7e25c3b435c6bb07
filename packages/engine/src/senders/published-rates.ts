/** Messages a second that Meta grants every number (`throughput.level` STANDARD). */
export const standardRate = 80;
/** After the upgrade (`throughput.level` HIGH). */
export const highRate = 1000;
