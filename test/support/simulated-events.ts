import type { RecordedEvent } from '#kernel';
import { type SimulationOptions, simulate } from '#simulation';
import { plainLog } from '../../libs/simulation/src/testing/plain-log.fixture.ts';

/** What a simulated dealership recorded, in log order: decided without a store, hence with nothing sealed. */
export function simulatedEvents(options: SimulationOptions): readonly RecordedEvent[] {
  const log = plainLog(options.zone);
  for (const command of simulate(options).commands) {
    const refusal = log.send(command);
    if (refusal) throw new Error(`${command.commandId}: ${JSON.stringify(refusal)}`);
  }
  return [...log.streams.values()]
    .flatMap(({ events }) => events)
    .sort((a, b) => a.position - b.position)
    .map((event, index) => ({ ...event, index }));
}
