import type { JsonObject, RecordedEvent } from '#kernel';

export interface Counts {
  readonly traffic: number;
  readonly unprofiled: number;
  readonly profiled: readonly [number, number];
  readonly returned: readonly [number, number];
}

type Fields = Readonly<Record<string, string | undefined>>;

/** Every visit and file with its dimensions, and the counts of any of them, told by nothing but the events. */
export function countedVisits(
  events: readonly RecordedEvent[],
  { effectiveAt, asOf, from, to }: Readonly<Record<'effectiveAt' | 'asOf' | 'from' | 'to', string>>,
) {
  const known = events.filter(({ recordedAt }) => recordedAt <= asOf);
  const facts = known
    .filter(({ type, occurredAt }) => type !== 'EventCorrected' && occurredAt <= effectiveAt)
    .map((event) => ({
      id: event.id,
      at: event.occurredAt,
      type: event.type,
      stream: event.stream as string,
      data: { ...event.data },
    }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const gone = new Set<string>();
  for (const { data } of known.filter(({ type }) => type === 'EventCorrected')) {
    const { eventId, changes, voided } = data as unknown as { eventId: string; changes: JsonObject; voided: string[] };
    const fact = facts.find(({ id }) => id === eventId);
    if (voided.includes('')) gone.add(eventId);
    for (const pointer of voided) if (fact) delete fact.data[pointer.slice(1)];
    if (fact) for (const [pointer, value] of Object.entries(changes)) fact.data[pointer.slice(1)] = value;
  }
  const left = facts.filter(({ id }) => !gone.has(id)) as unknown as readonly {
    readonly at: string;
    readonly type: string;
    readonly stream: string;
    readonly data: Fields;
  }[];

  const into = new Map<string, string>();
  for (const { type, data } of left) if (type === 'CustomersMerged') into.set(data.from!, data.into!);
  /** After as many steps as there are customers one is at the end, or in a circle. */
  const person = (id: string): string => {
    let at = id;
    for (let steps = 0; steps <= into.size; steps += 1) at = into.get(at) ?? at;
    const around = new Set([at]);
    for (let next = into.get(at); next !== undefined && !around.has(next); next = into.get(next)) around.add(next);
    return [...around].sort()[0]!;
  };
  const day = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
  const files = left.filter(({ type }) => type === 'Created');
  const ofVisits = Map.groupBy(
    left.filter(({ stream }) => stream.startsWith('visit-')),
    ({ stream }) => stream.slice(6),
  );
  const visits = [...ofVisits].map(([id, told]) => {
    const naming = files
      .filter(({ data }) => data.visitId === id)
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.stream < b.stream ? -1 : 1));
    const say = (field: string) => told.findLast(({ data }) => data[field] !== undefined)?.data[field];
    const owner = files.find(({ stream }) => stream === `opportunity-${say('opportunityId')}`)?.data.customerId;
    return {
      id,
      at: told[0]!.at,
      unprofiled: told.some(({ type }) => type === 'UnprofiledVisitRecorded'),
      named: naming.length > 0,
      customers: new Set(
        [say('customerId'), owner, ...naming.map(({ data }) => data.customerId)].flatMap((one) =>
          one ? [person(one)] : [],
        ),
      ),
      place: {
        outlet: say('outlet'),
        channel: say('channel'),
        consultant: naming[0]?.data.consultant ?? say('consultant'),
        infoSource: naming[0]?.data.infoSource,
        day: day(told[0]!.at),
      } as Fields,
    };
  });
  const inPeriod = ({ at }: { readonly at: string }) => at >= from && at <= to;
  const created = files.filter(inPeriod).map(({ at, data }) => ({
    customer: person(data.customerId!),
    place: { ...data, channel: data.intakeChannel, day: day(at) } as Fields,
  }));
  const traffic = visits.filter(inPeriod);

  const counts = (among: (place: Fields) => boolean): Counts => {
    const some = traffic.filter(({ place }) => among(place));
    const customers = new Set(created.filter(({ place }) => among(place)).map(({ customer }) => customer));
    const twice = [...customers].filter((one) => visits.filter((visit) => visit.customers.has(one)).length >= 2);
    return {
      traffic: some.length,
      unprofiled: some.filter(({ unprofiled }) => unprofiled).length,
      profiled: [some.filter(({ named }) => named).length, some.length],
      returned: [twice.length, customers.size],
    };
  };
  const places = [...traffic, ...created].map(({ place }) => place);
  return { counts, keys: (name: string) => [...new Set(places.map((place) => place[name] ?? '(none)'))].sort() };
}
