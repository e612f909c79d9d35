import { clear, defineEvent } from '#kernel';

/** Somebody was shown fields of a person. Who it was and on whose behalf stands with the event, as its actor. */
export interface PersonalDataRead {
  /** The person; also names the stream. */
  readonly subject: string;
  /** Event type and RFC 6901 pointer of each field shown, as `Created/customer/phone`; in order, each once. Never a value. */
  readonly fields: readonly string[];
  /** A code: what was asked, or the purpose that the reader gave. */
  readonly why: string;
}

export const personalDataRead = defineEvent<PersonalDataRead>(
  'PersonalDataRead',
  'subject',
  { subject: clear, fields: clear, why: clear },
  [{ subject: 'customer-1', fields: ['Created/customer/phone', 'Created/customer/surname'], why: 'opportunity' }],
);
