import { clear, type LocalDate, type Money, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** What is known of the person (or organisation) when the file is made. */
export interface Customer {
  readonly surname?: string;
  /** Full name, of a person or an organisation, where the source has one. */
  readonly name?: string;
  readonly phone?: string;
  readonly gender?: string;
  /** The sentinel 1900-01-01 is stored as `unknown`, never as a date. */
  readonly birthday?: LocalDate | 'unknown';
  readonly residentialArea?: string;
}

/** Results of the checks of personal fields, taken when the command was decided. */
export interface CreatedChecks {
  /** How many of the six mandatory intake fields are given and not blank. */
  readonly filled: number;
  /** Names of those that are not. */
  readonly missing: readonly string[];
  /** Absent where no phone was given. */
  readonly phoneValid?: boolean;
  /** Whether a birthday stands in the file as a date. */
  readonly birthdayKnown: boolean;
  /** Whether that date lies from 1900-01-02 to the day of the decision; absent where none is known. */
  readonly birthdayPlausible?: boolean;
}

/** A customer's file was opened: the first event of every opportunity. */
export interface Created extends OfEpisode {
  readonly customerId: string;
  readonly customer?: Customer;
  readonly infoSource?: string;
  readonly expectedPurchaseDate?: LocalDate;
  readonly intakeChannel?: string;
  readonly salesChannel?: string;
  readonly partnerId?: string;
  readonly visitId?: string;
  readonly consultant?: string;
  readonly outlet?: string;
  /** Further dimensions by name (team, region, terminal, segment, campaign, …): never personal. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly product?: string;
  readonly value?: Money;
  /** `<id>@<version>` of the stage model that the opportunity follows for life. */
  readonly stageModel: string;
  readonly stage: string;
  readonly checks: CreatedChecks;
}

export const created = opportunityEvent<Created>(
  'Created',
  {
    episode: clear,
    customerId: clear,
    customer: {
      surname: personal('customerId'),
      name: personal('customerId'),
      phone: personal('customerId'),
      gender: personal('customerId'),
      birthday: personal('customerId'),
      residentialArea: personal('customerId'),
    },
    infoSource: clear,
    expectedPurchaseDate: clear,
    intakeChannel: clear,
    salesChannel: clear,
    partnerId: clear,
    visitId: clear,
    consultant: clear,
    outlet: clear,
    dimensions: clear,
    product: clear,
    value: clear,
    stageModel: clear,
    stage: clear,
    checks: clear,
  },
  [
    {
      episode: 1,
      customerId: 'c-1',
      customer: {
        surname: '王',
        name: '王小明',
        phone: '13800000000',
        gender: 'male',
        birthday: '1985-04-12' as LocalDate,
        residentialArea: '浦东新区',
      },
      infoSource: 'website',
      expectedPurchaseDate: '2026-12-15' as LocalDate,
      intakeChannel: 'showroom',
      salesChannel: 'dealer',
      partnerId: 'p-1',
      visitId: 'v-1',
      consultant: 's-1',
      outlet: 'o-1',
      dimensions: { team: 't-1', region: 'east', terminal: 'x-1', segment: 'family', campaign: 'autumn' },
      product: 'sedan-a',
      value: { amount: '180000.00', currency: 'CNY' },
      stageModel: 'dealer@1',
      stage: 'PROFILED',
      checks: { filled: 6, missing: [], phoneValid: true, birthdayKnown: true, birthdayPlausible: true },
    },
    {
      episode: 1,
      customerId: 'c-2',
      customer: { birthday: 'unknown' },
      dimensions: {},
      stageModel: 'simple@1',
      stage: 'ENGAGING',
      checks: {
        filled: 0,
        missing: ['surname', 'phone', 'gender', 'infoSource', 'expectedPurchaseDate', 'residentialArea'],
        birthdayKnown: false,
      },
    },
  ],
);
