import type { RawEvent } from './raw-event.ts';
import type { streams } from './wire.ts';

/** What a subscription of `$all` wants. */
export interface WireFilter {
  wants(event: RawEvent): boolean;
  /** Events looked at at a time. */
  readonly window: number;
  /** Events looked at after which a checkpoint is sent. */
  readonly checkpointEvery: number;
}

const DEFAULT_WINDOW = 32;

export function filterOf(options: streams.ReadReq.Options): WireFilter | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const byType = filter.hasEventType();
  const expression = byType ? filter.getEventType() : filter.getStreamIdentifier();
  const prefixes = expression?.getPrefixList() ?? [];
  const pattern = new RegExp(expression?.getRegex() || '^');
  const window = filter.hasMax() ? filter.getMax() : DEFAULT_WINDOW;
  return {
    window,
    checkpointEvery: window * filter.getCheckpointintervalmultiplier(),
    wants({ type, stream }) {
      const text = byType ? type : stream;
      return prefixes.length > 0 ? prefixes.some((prefix) => text.startsWith(prefix)) : pattern.test(text);
    },
  };
}
