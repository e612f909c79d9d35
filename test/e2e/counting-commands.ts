/** Opportunities that one writer works on. */
const STREAMS = 25;

/**
 * The n-th command of a writer. Every command adds one yuan to what is open: the value of the funnel tells how many
 * commands it holds.
 */
export function commandNumber(writer: string, n: number) {
  const worth = { amount: `${Math.floor(n / STREAMS) + 1}.00`, currency: 'CNY' };
  const first = n < STREAMS;
  return {
    command: first ? 'CreateOpportunity' : 'AmendValue',
    id: `${writer}-${n % STREAMS}`,
    commandId: `${writer}-${n}`,
    data: first ? { product: 'sedan-a', value: worth } : { new: worth },
  };
}
