/**
 * Shares a read among whoever asks for it. Each gets one that began after they asked: those who ask while one is under way
 * share the next.
 */
export function freshly<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let underWay: Promise<unknown> | undefined;
  let next: Promise<Value> | undefined;

  function begin(): Promise<Value> {
    next = undefined;
    const reading = read();
    underWay = reading;
    const over = () => {
      if (underWay === reading) underWay = undefined;
    };
    reading.then(over, over);
    return reading;
  }

  return () => {
    if (!underWay) return begin();
    next ??= underWay.then(begin, begin);
    return next;
  };
}
