import type { RecordedEvent } from '#kernel';
import type { EventProjection, Projection } from '../projection.ts';

/** A projection as a faulty version of it: it cannot apply some events, nor make anything of streams that hold one. */
export function failingWhere(projection: Projection, fails: (event: RecordedEvent) => boolean): Projection {
  const refuse = (event: RecordedEvent) => {
    if (fails(event)) throw new RangeError(`cannot apply ${JSON.stringify(event.data)}`);
  };
  if (!('whole' in projection)) {
    const apply: EventProjection['apply'] = (event, documents, past) => {
      projection.apply(event, documents, past);
      refuse(event);
    };
    return { ...projection, apply };
  }
  const open = () => {
    const reader = projection.whole.open();
    const keep: typeof reader.keep = (history) => {
      history.forEach(refuse);
      return reader.keep(history);
    };
    return { ...reader, keep };
  };
  return { ...projection, whole: { ...projection.whole, open } };
}
