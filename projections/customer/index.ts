export { customerProjection } from './customer.projection.ts';
export { type CustomerRecord, customerRecord, type RecordQuestion, type Whose } from './customer-record.ts';
export type * from './customer-rows.ts';
export type { Person, ReadStream } from './person.ts';
export { type CustomerProfile, type PersonalField, type PersonalFields, profileOf } from './profile.ts';
