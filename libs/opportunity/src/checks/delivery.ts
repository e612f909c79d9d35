import { birthDateOf, canonicalPhone, normalisedName, sameName } from '#kernel';
import type { ConvertedChecks } from '../events/index.ts';
import { given, isFilled } from '../given.ts';
import { isIdNumberValid } from './identity-number.ts';

/** What is written down of a buyer, their contact and the sale. */
export interface DeliveryFields {
  readonly customerType?: 'person' | 'organisation' | undefined;
  readonly customerName?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly idType?: string | undefined;
  readonly phone?: string | undefined;
  readonly mobile?: string | undefined;
  readonly province?: string | undefined;
  readonly city?: string | undefined;
  readonly contactName?: string | undefined;
  readonly contactPhone?: string | undefined;
  readonly contactMobile?: string | undefined;
  readonly address?: string | undefined;
  readonly invoiceName?: string | undefined;
  readonly vin?: string | undefined;
  readonly saleDate?: string | undefined;
}

const ORGANISATION = /公司|有限|集团|厂|店|局/u;

/** What the log may say of a delivery in clear; `birthdayInFile` tells whether the customer's file has a birthday. */
export function checkDelivery(fields: DeliveryFields, birthdayInFile: boolean): ConvertedChecks {
  const { customerName, contactName, idNumber, idType } = fields;
  const organisation = fields.customerType === 'organisation';
  const ten = {
    customerName,
    idNumber,
    phone: isFilled(fields.phone) ? fields.phone : fields.mobile,
    province: fields.province,
    city: fields.city,
    contactName,
    contactPhone: isFilled(fields.contactPhone) ? fields.contactPhone : fields.contactMobile,
    address: fields.address,
    vin: fields.vin,
    saleDate: fields.saleDate,
  };
  const missing = Object.entries(ten)
    .filter(([, text]) => !isFilled(text))
    .map(([name]) => name);
  const phones = [fields.phone, fields.mobile].filter((phone): phone is string => isFilled(phone));
  return given({
    filled: Object.keys(ten).length - missing.length,
    missing,
    nameEqualsInvoice: sameName(customerName, fields.invoiceName),
    phoneValid: phones.length === 0 ? undefined : phones.every((phone) => canonicalPhone(phone) !== undefined),
    idNumberValid: isIdNumberValid(idNumber, idType, organisation),
    contactDiffers: isFilled(customerName) && isFilled(contactName) ? !sameName(customerName, contactName) : undefined,
    contactReadsAsOrganisation: isFilled(contactName)
      ? ORGANISATION.test(normalisedName(contactName ?? ''))
      : undefined,
    birthdayKnown: !organisation && (birthdayInFile || derivedBirthday(fields) !== undefined),
  });
}

/** The birth date that a person's valid resident ID holds. */
export function derivedBirthday({ customerType, idNumber, idType }: DeliveryFields) {
  if (customerType === 'organisation' || idType === 'other' || idNumber === undefined) return undefined;
  return birthDateOf(idNumber.trim());
}
