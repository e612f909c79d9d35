import { describe, expect, it } from '@jest/globals';
import { foldEffective } from '#opportunity';
import { created, local, statusOf, type Told, takenOver, told } from '../../testing/told.fixture.ts';
import { lostPutsCustomerToSleep } from './lost-puts-customer-to-sleep.ts';

const at = '2026-11-21 10:00';
const beside = { append: 'loss', imported: { judge: true } };
const lost: Told = [at, 'Lost', {}, beside];
const dormant: Told = [at, 'CustomerDormant', { customerId: 'c-1' }, beside];
const deferred: Told = [at, 'DormancyDeferred', { customerId: 'c-1', openOpportunities: ['op-2'] }, beside];
const later: Told = [at, 'CustomerDormant', { customerId: 'c-1' }];
const ofAnother: Told = [at, 'CustomerDormant', { customerId: 'c-1', episode: 2 }, beside];
const loss = (...events: readonly Told[]) => takenOver(created('2026-11-20 09:00'), lost, ...events);

const others = (...ends: readonly Told[]) => ({
  otherOpportunities: [
    { id: 'op-2', revision: 0, state: foldEffective(told(created('2026-11-01 09:00'), ...ends), local('2026-12-31')) },
  ],
});

describe('lost-puts-customer-to-sleep', () => {
  it.each([
    ['CustomerDormant', loss(dormant), 'kept'],
    ['DormancyDeferred', loss(deferred), 'kept'],
    ['nothing', loss(), 'violated'],
    ['CustomerDormant in another append', loss(later), 'violated'],
    ['CustomerDormant of another episode', loss(ofAnother), 'violated'],
  ])('a loss beside %s is judged', (_name, history, status) => {
    expect(statusOf(lostPutsCustomerToSleep, history)).toBe(status);
  });

  it('a customer with another open opportunity stays awake, and one without goes to sleep', () => {
    const awake = { known: others() };
    expect(statusOf(lostPutsCustomerToSleep, loss(deferred), awake)).toBe('kept');
    expect(statusOf(lostPutsCustomerToSleep, loss(dormant), awake)).toBe('violated');
    const asleep = { known: others(['2026-11-10 09:00', 'Lost']) };
    expect(statusOf(lostPutsCustomerToSleep, loss(deferred), asleep)).toBe('violated');
    expect(statusOf(lostPutsCustomerToSleep, loss(dormant), asleep)).toBe('kept');
  });
});
