import { describe, expect, it } from '@jest/globals';
import { created, local, statusOf, told } from '../../testing/told.fixture.ts';
import { INTAKE_CHANNELS } from './intake-channels.ts';
import { needsTraffic } from './needs-traffic.ts';

const opened = (intakeChannel: string | undefined, visitId?: string) =>
  told(created('2026-11-20 09:00', { intakeChannel, ...(visitId && { visitId }) }));
/** One visit, v-1, was registered. */
const scene = { isVisitRegistered: (id: string) => id === 'v-1' };

describe('needs-traffic', () => {
  it.each([
    ['showroom', 'v-1', 'kept'],
    ['showroom', 'v-2', 'violated'],
    ['showroom', undefined, 'violated'],
    ['phone', undefined, 'none'],
    [undefined, undefined, 'none'],
  ])('a file opened through %s with visit %s is %s', (channel, visitId, status) => {
    expect(statusOf(needsTraffic, opened(channel, visitId), { scene })).toBe(status);
  });

  it.each(INTAKE_CHANNELS)('binds %s too as the sentence is written', (channel) => {
    const asked = { scene, parameters: { channels: INTAKE_CHANNELS } };
    expect(statusOf(needsTraffic, opened(channel), asked)).toBe('violated');
    expect(statusOf(needsTraffic, opened(channel, 'v-1'), asked)).toBe('kept');
  });

  it.each([false, true])(
    'looks for a visit of before the file, recorded before it; imported to be judged: %s',
    (judge) => {
      const imported = judge ? { imported: { judge } } : {};
      const history = told(
        created(
          '2026-11-20 09:00',
          { intakeChannel: 'showroom', visitId: 'v-1' },
          { recorded: '2026-11-20 11:00', ...imported },
        ),
      );
      const asked: string[][] = [];
      const isVisitRegistered = (...question: string[]) => asked.push(question) > 0;
      statusOf(needsTraffic, history, { scene: { isVisitRegistered } });
      expect(asked).toEqual([['v-1', local('2026-11-20 09:00'), local('2026-11-20 11:00')]]);
    },
  );
});
