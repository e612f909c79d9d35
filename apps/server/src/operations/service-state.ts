/** Under which Nest injects whether the service goes on. */
export const SERVICE_STATE = Symbol('dealtrail service state');

/** From `stop` on, whatever comes is told to go elsewhere; what was begun is finished. */
export interface ServiceState {
  readonly stopping: AbortSignal;
  stop(): void;
  /** A request that began; call the function returned when it was answered. */
  begin(): () => void;
  /** Resolves once no request is under way. */
  idle(): Promise<void>;
}

export function serviceState(): ServiceState {
  const stopping = new AbortController();
  let underWay = 0;
  const waiting: (() => void)[] = [];
  return {
    stopping: stopping.signal,
    stop: () => stopping.abort(),
    begin() {
      underWay += 1;
      return () => {
        underWay -= 1;
        if (underWay === 0) for (const resolve of waiting.splice(0)) resolve();
      };
    },
    idle: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
