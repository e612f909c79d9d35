import { type BookedDrives, type DemoCar, type DemoCarCheckedOut, demoCarCheckedOut } from '#dealership';
import { type Known, streamName } from '#kernel';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';

/** S24 需要在销售机会中预约试驾. The opportunity has booked this car under this booking before it is checked out. */
export const testDriveBooked = hardRule<
  Parameters,
  DemoCarCheckedOut,
  DemoCar,
  { readonly opportunity: Known<BookedDrives> }
>({
  name: 'test-drive-booked',
  seed: 'S24',
  parameters: {},
  on: [demoCarCheckedOut],
  subject: ({ data }) => ({ kind: 'opportunity', id: data.opportunityId }),
  facts: ({ data }) => ({ opportunity: streamName('opportunity', data.opportunityId) }),
  judge({ data, id, facts: { opportunity } }) {
    if (!opportunity) return undefined;
    return { kept: opportunity.state.testDrives.get(data.bookingId)?.vehicleId === id };
  },
  message: {
    zh: '该销售机会没有此车的试驾预约',
    en: 'The opportunity has no test drive booked on this car under this booking',
  },
  remedy: { zh: '先用 BookTestDrive 预约试驾', en: 'Book the test drive first, with BookTestDrive' },
});
