import type { KeptFields } from '#projection';

/** What says that somebody came, and what became of it. */
export const KEPT: KeptFields = {
  TrafficRegistered: ['channel', 'outlet', 'customerId', 'opportunityId'],
  UnprofiledVisitRecorded: ['channel', 'outlet', 'consultant'],
  Created: ['visitId', 'customerId', 'consultant', 'outlet', 'infoSource', 'intakeChannel'],
  CustomersMerged: ['from', 'into'],
};
