export type Channel = 'showroom' | 'phone' | 'online' | 'event';

/**
 * The rates by which customers behave. `docs/guides/simulation.md` says which are published and which are assumed; days
 * are medians of log-normal distributions.
 */
export const calibration = {
  channels: { showroom: 0.45, phone: 0.2, online: 0.25, event: 0.1 },
  /** Of the opportunities of each channel, how many end in a sale if they are given the time. */
  winRate: { showroom: 0.25, phone: 0.15, online: 0.1, event: 0.1 },
  /** Of showroom visits, how many leave no customer file. */
  unprofiledRate: 0.3,
  /** Of those that do not buy, how many drive all the same. Who buys has driven. */
  losersDrive: 0.3,
  /** Orders by customers who cancel them and are lost, for each order that is delivered. */
  cancelledPerSale: 0.06,
  orderAmended: 0.1,
  reached: 0.8,
  daysToDecision: { won: 12, lost: 24 },
  decisionSigma: 0.7,
  daysBetweenContacts: { from: 3, to: 7 },
  daysToMatch: { from: 1, to: 12 },
  daysToDelivery: { from: 2, to: 9 },
  /** Of contacts, drives and payments, how many are entered hours late, at most the next day: about 5 % of all commands. */
  enteredLate: 0.16,
  hoursLate: { from: 2, to: 30 },
  /** Of opportunities, how many are handled against the rules of the house in each of these ways, where violations are wanted. */
  slips: { emptyDescription: 0.02, noRecording: 0.03, shortDrive: 0.05, noReview: 0.03 },
  weekendWeight: 2,
  opportunitiesAConsultantAMonth: 25,
} as const;

export type Calibration = typeof calibration;
