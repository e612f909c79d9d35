/**
 * Shares a read among whoever asks for it. Each gets one that began after they asked: those who ask before one has begun, or
 * while one is under way, share the next.
 * @param gather resolves once those who ask at the same time have asked
 */
export function freshly<Value>(read: () => Promise<Value>, gather: () => Promise<void>): () => Promise<Value> {
  let underWay: Promise<unknown> | undefined;
  let next: Promise<Value> | undefined;

  async function begin(): Promise<Value> {
    await underWay?.catch(() => undefined);
    await gather();
    next = undefined;
    const reading = read();
    underWay = reading;
    return reading;
  }

  return () => {
    next ??= begin();
    return next;
  };
}
