import { expect, it } from '@jest/globals';
import { projectedView } from '../../test/support/projected-view.ts';
import { filedIn } from './filed.ts';
import { visitsProjection } from './index.ts';
import { CUSTOMERS, randomVisits } from './random-visits.fixture.ts';

it('what is filed under a value is the same for the first look-up and the two-thousandth', async () => {
  const view = await projectedView(visitsProjection, randomVisits(3, 30, 0, 40));
  const filed = filedIn(view, 'files', (found) => found.map(({ key }) => key));
  const values = [...CUSTOMERS, 'nobody'];
  const all = async () => Promise.all(values.map(async (value) => (await filed('customer', value)).toSorted()));
  const first = await all();
  expect(first.flat().length).toBeGreaterThan(10);
  for (let round = 0; round < 300; round += 1) expect(await all()).toEqual(first);
});
