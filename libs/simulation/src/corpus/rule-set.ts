import type { Actor, Instant, JsonObject } from '#kernel';
import type { Dealership } from '../dealership.ts';
import type { TimedCommand } from '../timed-command.ts';

/** Every rule of the rule book as it is, but for those that only count. */
const RULES = [
  ...['intake-channel-known', 'intake-mandatory-fields', 'intake-phone-valid', 'intake-source-known', 'needs-traffic'],
  ...['birthday-unknown-sentinel', 'unprofiled-visit-reason', 'no-expired-opportunity', 'reschedule-not-past'],
  ...['next-step-planned', 'first-follow-up', 'first-follow-up-recording', 'activity-same-day', 'activity-purpose'],
  ...['activity-description', 'no-overdue-activity', 'reception-process', 'stage-by-event'],
  ...['delivered-needs-test-drive', 'test-drive-booked', 'one-check-out-per-car', 'demo-car-returned'],
  ...['test-drive-distance', 'test-drive-mileage', 'test-drive-driver', 'id-number-valid', 'lost-needs-reason'],
  ...['lost-puts-customer-to-sleep', 'lost-reviewed', 'no-hoarding', 'order-before-delivery', 'match-before-delivery'],
  ...['matcher-not-seller', 'vin-matched-once', 'vin-consistent', 'weekly-demand', 'delivery-fields'],
  ...['name-equals-invoice', 'organisation-contact', 'vin-format', 'vin-check-digit', 'customer-file-24h'],
  ...['convert-after-delivery', 'sale-date-consistent', 'erp-same-day', 'care-plan', 'care-48h', 'care-weekly'],
  ...['care-holiday', 'care-birthday', 'discount-authority', 'partner-agreement'],
  'sales-staff-only',
];

/** The rule set is asked for, approved and published, all at one instant. */
export function publication({ executive, outlets }: Dealership, at: Instant): readonly TimedCommand[] {
  const [first] = outlets;
  const manager = first?.manager ?? executive;
  const forecasts = { outlets: outlets.map(({ id }) => id) };
  const rules: JsonObject = {
    ...Object.fromEntries(RULES.map((name) => [name, {}])),
    'forecast-twice-a-month': forecasts,
    'forecast-covers-quota': forecasts,
    'segregation-of-duties': { pairs: ['PlaceOrder+MatchVehicle', 'MatchVehicle+DeliverVehicle'] },
  };
  const approvalId = 'sim-approval';
  const purpose = { command: 'PublishRuleSet', id: 'dealer' };
  const set = { issuer: 'dealer', appliesTo: ['dealer'], changeReason: '规则首次发布', approvalId, content: { rules } };
  const line = (command: string, id: string, actor: Actor, data: JsonObject): TimedCommand => ({
    ...{ command, id, data, actor, commandId: `sim:${command}:${id}`, occurredAt: at, recordedAt: at },
  });
  return [
    line('RequestApproval', approvalId, manager, { purpose, why: '规则首次发布' }),
    line('Approve', approvalId, executive, {}),
    line('PublishRuleSet', 'dealer', executive, set),
  ];
}
