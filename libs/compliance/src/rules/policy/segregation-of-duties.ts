import type { OpportunityState } from '#opportunity';
import { opportunityEvents } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import { commandOf, opportunityCommandNames } from './command-of.ts';

/** Those that the rule ships with. */
export const SHIPPED_PAIRS: readonly string[] = ['MatchVehicle+PlaceOrder'];

const PARAMETERS: { readonly pairs: readonly string[] } = { pairs: SHIPPED_PAIRS };

/**
 * Pairs of commands, `A+B`, that one person may not both issue on one opportunity, in whichever order. Planner and seller are the
 * first. Of a service that takes over a sale nobody knows for whom it acted.
 */
export const segregationOfDuties = hardRule<typeof PARAMETERS, object, OpportunityState>({
  name: 'segregation-of-duties',
  seed: '—',
  parameters: PARAMETERS,
  faultIn({ pairs }) {
    const wrong = pairs.find((pair) => !isPair(pair.split('+')));
    return wrong === undefined
      ? undefined
      : {
          zh: `${JSON.stringify(wrong)} 不是销售机会的两个命令，写法如 MatchVehicle+PlaceOrder`,
          en: `${JSON.stringify(wrong)} is no pair of two commands on an opportunity, such as MatchVehicle+PlaceOrder`,
        };
  },
  on: opportunityEvents,
  judge({ type, actor, deeds, imported }, { pairs }) {
    const command = commandOf(type);
    const others = pairs.map((pair) => pair.split('+')).flatMap((pair) => otherOf(pair, command));
    if (others.length === 0 || (imported && actor.role === 'service' && actor.onBehalfOf === undefined))
      return undefined;
    const person = actor.onBehalfOf ?? actor.id;
    const clash = deeds().find((deed) => deed.by === person && others.includes(commandOf(deed.type)));
    if (!clash) return { kept: true };
    return { kept: false, values: { command, other: commandOf(clash.type) }, evidence: [clash.event] };
  },
  message: {
    zh: '同一人不能在同一机会上既执行 {other} 又执行 {command}',
    en: 'One person may not send both {other} and {command} on one opportunity',
  },
  remedy: { zh: '由另一人执行 {command}', en: 'Have another person send {command}' },
});

function otherOf([a, b]: readonly string[], command: string): readonly string[] {
  if (a === undefined || b === undefined) return [];
  return a === command ? [b] : b === command ? [a] : [];
}

function isPair(commands: readonly string[]): boolean {
  return (
    new Set(commands).size === 2 &&
    commands.length === 2 &&
    commands.every((one) => opportunityCommandNames.includes(one))
  );
}
