import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { projectionsIn, registry } from '#engine';
import { instantOf, type LocalDate, type Zone } from '#kernel';
import { createProjector, type Projection, type Projector } from '#projection';
import { failingWhere } from '#projection/testing';
import { openMemoryReadStore } from '#read-store/memory';
import { logOfEvents } from '../support/log-of-events.ts';
import { simulatedEvents } from '../support/simulated-events.ts';

const zone = 'Asia/Shanghai' as Zone;
const clock = () => instantOf(0);

describe.each(projectionsIn(zone).map((projection) => [projection.name, projection] as const))('%s', (name, sound) => {
  let log: ReturnType<typeof logOfEvents>;
  let length: number;
  let whole: object;
  const projectorOf = (projection: Projection, readStore = openMemoryReadStore({ clock }), options = {}): Projector =>
    createProjector({
      eventStore: log,
      registry,
      readStore,
      projections: [projection],
      holder: 'a',
      clock,
      ...options,
    });

  beforeAll(async () => {
    const start = '2025-03-01' as LocalDate;
    const events = simulatedEvents({
      opportunities: 60,
      seed: 'views-agree',
      months: 3,
      start,
      zone,
      violations: false,
    });
    length = events.length;
    log = logOfEvents(events);
    const projector = projectorOf(sound);
    await projector.catchUp();
    whole = await projector.digest(name);
  });

  it('is the same in any batches and lanes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), fc.constantFrom(1, 2, 7, 64), async (batchSize, lanes) => {
        const projector = projectorOf(sound, undefined, { batchSize, lanes });
        await projector.catchUp();
        expect(await projector.digest(name)).toEqual(whole);
      }),
      { numRuns: 6 },
    );
  });

  it('is the same once what was parked is redriven', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(length - 1), { minLength: 3, maxLength: 40 }), async (places) => {
        const readStore = openMemoryReadStore({ clock });
        const failing = failingWhere(sound, ({ index }) => places.includes(index as number));
        await projectorOf(failing, readStore, { batchSize: 300 }).catchUp();
        const projector = projectorOf(sound, readStore);
        await projector.redrive(name);
        expect(await projector.digest(name)).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });
});
