import { clear, type LocalDate, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

export interface Buyer {
  readonly customerName?: string;
  /** Of a resident, an organisation (social credit code) or its agent. */
  readonly idNumber?: string;
  readonly phone?: string;
  readonly mobile?: string;
  readonly province?: string;
  readonly city?: string;
  readonly address?: string;
  /** The customer's name as the purchase invoice has it. */
  readonly invoiceName?: string;
  /** From digits 7–14 of a valid resident ID; beside the birthday given, never instead of it. */
  readonly derivedBirthday?: LocalDate;
}

export interface ConvertedChecks {
  /** How many of the ten delivery fields are given and not blank. */
  readonly filled: number;
  /** Names of those that are not. */
  readonly missing: readonly string[];
  readonly nameEqualsInvoice: boolean;
  /** Absent where no phone or mobile was given; all that were given are valid. */
  readonly phoneValid?: boolean;
  /** Absent where no number was given, or one of a document that is not judged. */
  readonly idNumberValid?: boolean;
  /** Whether the contact's normalised name differs from the customer's; absent where one of them is missing. */
  readonly contactDiffers?: boolean;
  /** Whether the contact's name reads like an organisation's; absent where there is none. */
  readonly contactReadsAsOrganisation?: boolean;
  /** Whether a birthday can be told from the file or from the ID. */
  readonly birthdayKnown: boolean;
}

/** The customer has bought: the win of the models `dealer` and `simple`. */
export interface Converted extends OfEpisode, Buyer {
  readonly customerType?: 'person' | 'organisation';
  /** `other` for documents whose number has no form to check. */
  readonly idType?: string;
  /** Whose contact fields these are: the customer, or another person. */
  readonly contactId: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly contactMobile?: string;
  readonly orderId?: string;
  readonly vin?: string;
  readonly saleDate?: LocalDate;
  readonly checks: ConvertedChecks;
}

export const converted = opportunityEvent<Converted>(
  'Converted',
  {
    episode: clear,
    customerType: clear,
    customerName: personal(),
    idNumber: personal(),
    idType: clear,
    phone: personal(),
    mobile: personal(),
    province: personal(),
    city: personal(),
    address: personal(),
    invoiceName: personal(),
    derivedBirthday: personal(),
    contactId: clear,
    contactName: personal('contactId'),
    contactPhone: personal('contactId'),
    contactMobile: personal('contactId'),
    orderId: clear,
    vin: clear,
    saleDate: clear,
    checks: clear,
  },
  [
    {
      episode: 1,
      customerType: 'person',
      customerName: '王小明',
      idNumber: '11010519491231002X',
      idType: 'resident',
      phone: '021-50000000',
      mobile: '13800000000',
      province: '上海市',
      city: '上海市',
      address: '浦东新区示例路1号',
      invoiceName: '王小明',
      derivedBirthday: '1949-12-31' as LocalDate,
      contactId: 'c-9',
      contactName: '李芳',
      contactPhone: '021-50000001',
      contactMobile: '13900000000',
      orderId: 'r-1',
      vin: 'LSVAA49J132047371',
      saleDate: '2026-12-05' as LocalDate,
      checks: {
        filled: 10,
        missing: [],
        nameEqualsInvoice: true,
        phoneValid: true,
        idNumberValid: true,
        contactDiffers: true,
        contactReadsAsOrganisation: false,
        birthdayKnown: true,
      },
    },
  ],
);
