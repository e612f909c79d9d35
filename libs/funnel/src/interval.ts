/** Bounds of a rate, each in 0..1. */
export type Interval = readonly [lower: number, upper: number];
