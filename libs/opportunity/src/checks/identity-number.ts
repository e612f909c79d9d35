import { isResidentId, isSocialCreditCode } from '#kernel';

/**
 * Whether the number of a document is in order: of a resident, or where `organisation`, also a social credit code.
 * @returns undefined where none is given or the document is of another kind: nothing to judge
 */
export function isIdNumberValid(
  idNumber: string | undefined,
  idType: string | undefined,
  organisation = false,
): boolean | undefined {
  if (idNumber === undefined || idNumber.trim() === '' || idType === 'other') return undefined;
  const number = idNumber.trim();
  return isResidentId(number) || (organisation && isSocialCreditCode(number));
}
