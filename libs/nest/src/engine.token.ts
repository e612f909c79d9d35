/** Under which Nest injects the open engine. */
export const ENGINE = Symbol('dealtrail engine');
