import type { Actor, Instant, JsonObject, Zone } from '#kernel';
import { calibration } from './calibration.ts';
import { seededRandom } from './random.ts';
import { syntheticPerson } from './synthetic-person.ts';
import type { TimedCommand } from './timed-command.ts';

export interface DemoCar {
  readonly vehicleId: string;
  /** Starts of the hours for which it is booked, in epoch milliseconds. */
  readonly booked: Set<number>;
  /** Tenths of a kilometre, as the car stands now. */
  odometer: number;
}

export interface Outlet {
  readonly id: string;
  readonly label: string;
  readonly region: string;
  readonly manager: Actor;
  readonly planner: Actor;
  readonly frontDesk: Actor;
  readonly consultants: readonly Actor[];
  readonly cars: readonly DemoCar[];
}

/** The group that sells: fixed in number of outlets, as large as the number of opportunities asks for. */
export interface Dealership {
  readonly executive: Actor;
  readonly outlets: readonly Outlet[];
}

const OUTLETS = [
  { id: 'sim-outlet-1', label: '模拟东店', region: '模拟东区' },
  { id: 'sim-outlet-2', label: '模拟西店', region: '模拟西区' },
  { id: 'sim-outlet-3', label: '模拟北店', region: '模拟北区' },
] as const;
/** Above every customer's number. */
const FIRST_STAFF_PERSON = 90_000_000;

export function dealershipFor(opportunities: number, months: number): Dealership {
  const each = opportunities / months / OUTLETS.length / calibration.opportunitiesAConsultantAMonth;
  const consultants = Math.max(2, Math.ceil(each));
  return {
    executive: { id: 'sim-executive', role: 'executive' },
    outlets: OUTLETS.map((outlet) => ({
      ...outlet,
      manager: { id: `${outlet.id}-manager`, role: 'sales_manager' },
      planner: { id: `${outlet.id}-planner`, role: 'planner' },
      frontDesk: { id: `${outlet.id}-desk`, role: 'front_desk' },
      consultants: numbered(consultants, (n) => ({ id: `${outlet.id}-seller-${n}`, role: 'sales_consultant' })),
      cars: numbered(Math.max(2, Math.ceil(consultants / 3)), (n) => ({
        vehicleId: `${outlet.id}-car-${n}`,
        booked: new Set<number>(),
        odometer: 1000,
      })),
    })),
  };
}

function numbered<Item>(count: number, make: (n: number) => Item): readonly Item[] {
  return Array.from({ length: count }, (_, n) => make(n + 1));
}

/** The commands that register outlets and staff, all at the start. */
export function registrations({ executive, outlets }: Dealership, start: Instant, zone: Zone, seed: string) {
  const commands: TimedCommand[] = [];
  const send = (command: string, id: string, data: JsonObject) => {
    const commandId = `sim:register:${id}`;
    commands.push({ command, id, data, actor: executive, commandId, occurredAt: start, recordedAt: start });
  };
  const register = ({ id, role }: Actor, more: JsonObject) => {
    const { name } = syntheticPerson(FIRST_STAFF_PERSON + commands.length, seededRandom(`${seed}/${id}`));
    send('RegisterStaff', id, { name, role, department: 'sales', ...more });
  };

  register(executive, {});
  for (const { id, label, region, manager, planner, frontDesk, consultants } of outlets) {
    send('RegisterOutlet', id, { label, zone, region });
    register(manager, { outlet: id, region, managerId: executive.id });
    const led = { outlet: id, region, managerId: manager.id, team: manager.id };
    for (const member of [planner, frontDesk, ...consultants]) register(member, led);
  }
  return commands;
}
