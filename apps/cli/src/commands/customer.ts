import type { Command } from 'commander';
import { askCustomer, type CustomerAnswer } from '#engine';
import type { Language } from '#kernel';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show } from '../output.ts';
import { withAnswer, zoneFor } from '../session.ts';
import { askedTimes } from '../time.ts';
import { customerText } from './customer-text.ts';

export function customerCommands(program: Command): void {
  const group = program.command('customer').description('one customer / 单个客户');
  withQueryOptions(group.command('show <id>'))
    .description('all that is known of a customer at any instant / 任意时刻的客户全景')
    .action(showCustomer);
}

async function showCustomer(id: string, options: QueryOptions): Promise<void> {
  const { answer, zone } = await withAnswer(options, 'customer', async (engine) => {
    const zone = zoneFor(options, engine);
    const answer = await askCustomer(engine, id, askedTimes(options, zone, engine.clock()));
    return { answer, zone };
  });
  show(answer, options, (told: CustomerAnswer, lang: Language) => customerText(told, zone, lang));
}
