import { describe, expect, it } from '@jest/globals';
import { UnknownCommand } from './errors.ts';
import { allEvents, command, logInMemory } from './testing/engine.fixture.ts';

describe('a correction', () => {
  const correction = (aggregate: string, more: object) =>
    command(
      'CorrectEvent',
      's-7',
      { aggregate, reason: '录错', ...more },
      { actor: { id: 's-2', role: 'sales_manager' } },
    );

  it('stands in the stream of what it corrects, personal fields sealed', async () => {
    const { executor, store } = await logInMemory();
    const { execute } = executor();
    const registered = await execute(
      command(
        'RegisterStaff',
        's-7',
        { name: '李强', role: 'front_desk' },
        { actor: { id: 's-0', role: 'executive' } },
      ),
    );
    const eventId = registered.outcome === 'accepted' ? registered.events[0]?.id : undefined;
    const changes = { '/name': '李蔷', '/role': 'planner' };
    expect(await execute(correction('staff', { eventId, changes }))).toMatchObject({
      outcome: 'accepted',
      revision: 1,
    });
    const corrected = (await allEvents(store)).at(-1);
    expect(corrected).toMatchObject({ type: 'EventCorrected', stream: 'staff-s-7', data: { subject: 's-7' } });
    expect(JSON.stringify(corrected)).not.toContain('李蔷');
    expect(await execute(correction('outlet', { eventId, changes }))).toMatchObject({
      refusal: { rule: 'event-to-correct' },
    });
  });

  it('is not there for reservations of vehicles', async () => {
    const { executor } = await logInMemory();
    await expect(executor().execute(correction('vehicle', { eventId: 'e' }))).rejects.toThrow(UnknownCommand);
  });
});
