import { type Engine, openEngine, registry } from '#engine';
import { createCodec } from '#privacy';

export interface Replayed {
  readonly events: number;
  readonly perSecond: number;
}

/**
 * Reads a whole log, decoded and upcast, once to warm up and then `rounds` times; the run in the middle counts.
 * @param opened whether personal fields are opened as well
 */
export async function measureReplay(folder: string, opened: boolean, rounds: number): Promise<Replayed> {
  const engine = await openEngine({ data: folder });
  await replay(engine, opened);
  const runs: Replayed[] = [];
  for (let round = 0; round < rounds; round++) runs.push(await replay(engine, opened));
  await engine.close();
  return runs.sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds / 2)] as Replayed;
}

async function replay({ store, keys }: Engine, opened: boolean): Promise<Replayed> {
  const codec = createCodec({ registry, keys, tenant: store.header.tenant });
  const begin = performance.now();
  let events = 0;
  for await (const page of store.readAll()) {
    const upcast = page.map((event) => registry.upcast(event));
    const read = opened ? await codec.open(upcast, () => true) : upcast;
    events += read.length;
  }
  return { events, perSecond: events / ((performance.now() - begin) / 1000) };
}
