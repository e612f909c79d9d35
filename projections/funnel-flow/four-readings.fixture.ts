import { dealer, type Told } from './told.fixture.ts';

const created = (day: string): Told => ['Created', day, dealer()];
const drive = (day: string): Told => ['TestDriveCompleted', day, { bookingId: 'b' }];
const call = (day: string): Told => ['FollowUpCompleted', day, { activityId: 'x' }];
const order = (day: string): Told => [
  'OrderPlaced',
  day,
  { orderId: 'r', amount: { amount: '1.00', currency: 'CNY' } },
];

/**
 * Eight opportunities that four published ways of counting read differently:
 *
 * | | did, in order | stages it stood in | now |
 * |---|---|---|---|
 * | a | called, drove, ordered | profiled, followed up, driven, ordered | won |
 * | b | called, drove | profiled, followed up, driven | lost |
 * | c | drove, called, ordered | profiled, driven, ordered | open |
 * | d | drove, ordered | profiled, driven, ordered | won |
 * | e | called | profiled, followed up | open |
 * | f | | profiled | open |
 * | g | | profiled | lost |
 * | h | called, drove | profiled, followed up, driven | open |
 */
export const FOUR_READINGS: Readonly<Record<string, readonly Told[]>> = {
  a: [created('03-01'), call('03-02'), drive('03-03'), order('03-04'), ['Converted', '03-05']],
  b: [created('03-01'), call('03-03'), drive('03-05'), ['Lost', '03-09']],
  c: [created('03-02'), drive('03-03'), call('03-04'), order('03-06')],
  d: [created('03-02'), drive('03-04'), order('03-08'), ['Converted', '03-12']],
  e: [created('03-03'), call('03-05')],
  f: [created('03-04')],
  g: [created('03-04'), ['Lost', '03-10']],
  h: [created('03-05'), call('03-06'), drive('03-07')],
};
