import { delivered, gone, minute, sold } from '../opportunity.fixture.ts';
import { archiveCustomerFile } from './archive-customer-file.ts';
import { describeCommand } from './describe-command.fixture.ts';

const input = { fileRef: 'f-1', sha256: 'ab' };

describeCommand(archiveCustomerFile, [
  {
    name: 'after the delivery',
    given: delivered,
    input,
    gives: [['CustomerFileArchived', { ...input, episode: 1, archivedAt: minute(100) }]],
  },
  { name: 'after the conversion', given: sold, input, gives: [['CustomerFileArchived', { episode: 1 }]] },
  { name: 'of what is lost', given: gone, input, refused: 'opportunity-open', evidence: [1] },
]);
