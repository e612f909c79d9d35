import type { ConvertedChecks, CreatedChecks } from '#opportunity';

/** What the checks of an intake say where the source holds no personal field. */
export const NO_INTAKE: CreatedChecks = {
  filled: 0,
  missing: ['surname', 'phone', 'gender', 'infoSource', 'expectedPurchaseDate', 'residentialArea'],
  birthdayKnown: false,
};

/** What the checks of a sale say where the source holds no personal field. */
export const NO_BUYER: ConvertedChecks = {
  filled: 0,
  missing: [
    'customerName',
    'idNumber',
    'phone',
    'province',
    'city',
    'contactName',
    'contactPhone',
    'address',
    'vin',
    'saleDate',
  ],
  nameEqualsInvoice: false,
  birthdayKnown: false,
};
