import type { JsonObject, RecordedEvent } from '#kernel';
import { choices } from '../../test/support/random-numbers.ts';
import { type Told, toldLog } from '../../test/support/told-log.ts';

const HOUR = 3_600_000;
export const CUSTOMERS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

/** Visits and files over `days` that name each other or not, late and corrected, of customers who are sometimes merged. */
export function randomVisits(seed: number, visits: number, start: number, days: number): readonly RecordedEvent[] {
  const { pick, chance, whole } = choices(seed);
  const told: Told[] = [];
  const last = new Map<string, number>();
  const tell = (category: string, id: string, type: string, occurred: number, data: JsonObject, corrects?: Told) => {
    const lag = chance(0.3) ? whole(1, 300) * HOUR : 0;
    const recorded = Math.max(occurred + lag, last.get(category + id) ?? 0);
    last.set(category + id, recorded);
    const one: Told = {
      category,
      id,
      type,
      occurred: corrects ? recorded : occurred,
      recorded,
      data,
      ...(corrects && { corrects }),
    };
    told.push(one);
    return one;
  };
  const hour = () => start + whole(0, days * 24) * HOUR;
  for (let n = 0; n < visits; n += 1) {
    const at = hour();
    const visit = { visitId: `v${n}`, channel: pick(['showroom', 'phone']) };
    const registered = chance(0.85);
    if (registered) {
      const traffic = tell('visit', `v${n}`, 'TrafficRegistered', at, {
        ...visit,
        outlet: pick(['o1', 'o2']),
        partySize: 1,
        ...(chance(0.4) && { customerId: pick(CUSTOMERS) }),
        ...(chance(0.2) && { opportunityId: `f${whole(0, visits)}` }),
      });
      if (chance(0.1)) tell('visit', `v${n}`, 'EventCorrected', at, { changes: { '/outlet': 'o3' } }, traffic);
      if (chance(0.2)) tell('visit', `v${n}`, 'EventCorrected', at, { voided: [''] }, traffic);
    }
    if (!registered || chance(0.4)) {
      const data = { ...visit, ...(chance(0.5) && { outlet: 'o2', consultant: 's1' }), checks: {} };
      tell('visit', `v${n}`, 'UnprofiledVisitRecorded', at + whole(-60, 60) * HOUR, data);
    }
    if (chance(0.7)) {
      const file = tell('opportunity', `f${n}`, 'Created', hour(), {
        episode: 1,
        customerId: pick(CUSTOMERS),
        ...(chance(0.8) && { visitId: `v${whole(0, visits)}` }),
        ...(chance(0.7) && { consultant: pick(['s1', 's2']), infoSource: pick(['web', 'friend']), outlet: 'o1' }),
        ...(chance(0.5) && { intakeChannel: 'phone' }),
        checks: {},
      });
      const corrections: JsonObject[] = [
        { changes: { '/visitId': `v${whole(0, visits)}` } },
        { voided: ['/visitId'] },
        { changes: { '/infoSource': 'mail' } },
      ];
      for (const data of corrections) {
        if (chance(0.15)) tell('opportunity', `f${n}`, 'EventCorrected', hour(), data, file);
      }
    }
  }
  for (let merged = 0; merged < 2; merged += 1) {
    const from = pick(CUSTOMERS);
    if (!last.has(`customer${from}`))
      tell('customer', from, 'CustomersMerged', hour(), { from, into: pick(CUSTOMERS) });
  }
  return toldLog(told);
}
