import { clear, defineEvent } from '#kernel';

/** 客流登记: somebody came, called or wrote. The level above the first stage of the funnel. */
export interface TrafficRegistered {
  readonly visitId: string;
  /** showroom, phone, online, event or an extension of the rule set. */
  readonly channel: string;
  readonly outlet: string;
  /** People who came together. */
  readonly partySize: number;
  readonly customerId?: string;
  readonly opportunityId?: string;
}

export const trafficRegistered = defineEvent<TrafficRegistered>(
  'TrafficRegistered',
  'visit',
  {
    visitId: clear,
    channel: clear,
    outlet: clear,
    partySize: clear,
    customerId: clear,
    opportunityId: clear,
  },
  [
    { visitId: 'visit-1', channel: 'showroom', outlet: 'outlet-1', partySize: 2 },
    {
      visitId: 'visit-2',
      channel: 'phone',
      outlet: 'outlet-1',
      partySize: 1,
      customerId: 'customer-1',
      opportunityId: 'opportunity-1',
    },
  ],
);
