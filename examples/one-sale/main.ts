import { oneSale } from './one-sale.ts';

const [url = 'http://localhost:3000'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await oneSale(url), null, 2)}\n`);
