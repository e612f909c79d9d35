import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent, StreamName } from '#kernel';
import type { Scope, Target } from './access.ts';
import { visibleEvents } from './visible-events.ts';

/** An event in a stream, with as much as visibility looks at. */
function event(stream: string, type = 'FollowUpScheduled', outlet?: string): RecordedEvent {
  return { stream: stream as StreamName, type, meta: { ...(outlet && { outlet }) } } as RecordedEvent;
}

/** Reads owners from a map that may change as the log goes on; counts how often it is asked. */
function reader(scope: Scope, owners: Record<string, Target>) {
  let asked = 0;
  const visible = visibleEvents(scope, async (stream) => {
    asked += 1;
    return owners[stream] ?? {};
  });
  return { visible, asked: () => asked };
}

const streamsOf = (events: readonly RecordedEvent[]) => events.map(({ stream }) => stream);

describe('events of the log', () => {
  it('are shown to a partner where they are of its own opportunities, and nothing else of anybody', async () => {
    const { visible } = reader(
      { partner: 'p-1' },
      { 'opportunity-1': { partner: 'p-1' }, 'opportunity-2': { partner: 'p-2' } },
    );
    const log = [
      'opportunity-1',
      'opportunity-2',
      'opportunity-3',
      'customer-1',
      'staff-1',
      'visit-1',
      'subject-1',
      'vehicle-1',
    ];
    expect(streamsOf(await visible(log.map((stream) => event(stream, 'Any', 'o-1'))))).toEqual(['opportunity-1']);
  });

  it('are shown within outlets by the owner of the opportunity, else by the outlet that they name', async () => {
    const { visible } = reader(
      { outlets: ['o-1'] },
      { 'opportunity-1': { outlet: 'o-1' }, 'opportunity-2': { outlet: 'o-2' } },
    );
    const page = [
      event('opportunity-1', 'Lost', 'o-2'),
      event('opportunity-2', 'Lost', 'o-1'),
      event('visit-1', 'TrafficRegistered', 'o-1'),
      event('visit-2', 'TrafficRegistered', 'o-2'),
      event('customer-1', 'CustomersMerged'),
    ];
    expect(streamsOf(await visible(page))).toEqual(['opportunity-1', 'visit-1']);
  });

  it('are shown in full, and nobody is looked up, where nothing bounds them', async () => {
    const { visible, asked } = reader({}, {});
    const page = [event('opportunity-1'), event('customer-1')];
    expect(await visible(page)).toEqual(page);
    expect(asked()).toBe(0);
  });

  it('go on to whom the opportunity is given, looked up once until then', async () => {
    const owners: Record<string, Target> = { 'opportunity-1': { consultant: 's-1' } };
    const { visible, asked } = reader({ consultant: 's-1' }, owners);
    expect(
      await visible([event('opportunity-1', 'Created'), event('opportunity-1'), event('opportunity-1')]),
    ).toHaveLength(3);
    expect(asked()).toBe(1);
    owners['opportunity-1'] = { consultant: 's-2' };
    expect(await visible([event('opportunity-1', 'Reassigned'), event('opportunity-1')])).toEqual([]);
    expect(asked()).toBe(2);
  });
});
