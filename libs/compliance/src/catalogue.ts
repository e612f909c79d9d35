import type { Rule } from './rule.ts';
import { firstFollowUp } from './rules/follow-up/first-follow-up.ts';
import { noExpiredOpportunity } from './rules/intake/no-expired-opportunity.ts';
import { testDriveDistance } from './rules/test-drive/test-drive-distance.ts';

/** Every rule that a rule set may put in force. */
export const catalogue: readonly Rule[] = [noExpiredOpportunity, firstFollowUp, testDriveDistance];
