import type { Fault } from '#kernel';
import { commandDtos } from './commands/index.ts';
import { beyondLimits } from './json-limits.ts';
import { type Validated, validateAs } from './validate-as.ts';

/**
 * Whether the data of a command has the form that the command asks for: every field known, none missing, each as its
 * class declares. Never throws, whatever the data.
 * @returns the input as the domain writes it (instants in UTC, money with all its decimals), or every fault found
 */
export function validateCommand(name: string, data: unknown): Validated {
  const dto = commandDtos.get(name);
  if (!dto) return { errors: [unknownCommand(name)] };
  const beyond = beyondLimits(data);
  if (beyond) return { errors: [beyond] };
  return validateAs(dto, data);
}

function unknownCommand(name: string): Fault {
  const meant = [...commandDtos.keys()].find((known) => bare(known) === bare(name));
  return {
    pointer: '',
    code: 'unknown-command',
    message: meant
      ? { zh: `没有这个命令；是否指 ${meant}？`, en: `There is no such command; did you mean ${meant}?` }
      : {
          zh: '没有这个命令；命令名如 CreateOpportunity、PlaceOrder',
          en: 'There is no such command; names are like CreateOpportunity, PlaceOrder',
        },
  };
}

function bare(name: string): string {
  return name.replaceAll(/[^A-Za-z]/g, '').toLowerCase();
}
