import type { JsonObject } from '#kernel';

/** What Created says beside stage, value and customer: every dimension there is, now and then left out; follows from the number. */
export function createdDimensions(n: number): JsonObject {
  const one = (values: readonly string[], every: number) => values[Math.floor(n / every) % values.length] as string;
  return {
    outlet: one(['out-1', 'out-2', 'out-3'], 1),
    intakeChannel: one(['showroom', 'phone', 'online', 'event'], 2),
    salesChannel: one(['direct', 'dealer', 'retail', 'online'], 3),
    ...(n % 5 === 0 && { partnerId: one(['p-1', 'p-2'], 5) }),
    ...(n % 7 !== 0 && { product: one(['m-1', 'm-2', 'm-3'], 1) }),
    infoSource: one(['friend', 'web'], 4),
  };
}

/** Of the dimensions that are named freely: those that an opportunity begins with. */
export function freeDimensions(n: number): Readonly<Record<string, string>> {
  return {
    ...(n % 2 === 0 && { segment: `g-${n % 3}` }),
    ...(n % 3 === 0 && { campaign: `k-${n % 4}` }),
    ...(n % 4 !== 0 && { terminal: `t-${n % 5}` }),
  };
}

/** Dimensions that Created names by themselves, and the field of each. */
const NAMED = [
  ['consultant', 'consultant'],
  ['outlet', 'outlet'],
  ['intakeChannel', 'intakeChannel'],
  ['salesChannel', 'salesChannel'],
  ['partner', 'partnerId'],
  ['product', 'product'],
  ['infoSource', 'infoSource'],
] as const;

/** The dimensions that Created gives, told from the wording of the domain: for oracles, which share no code with the engine. */
export function dimensionsTold(created: JsonObject): Record<string, string> {
  const told: Record<string, string> = { ...(created.dimensions as Record<string, string>) };
  for (const [name, field] of NAMED) if (created[field]) told[name] = created[field] as string;
  return told;
}
