import { ValidateIf } from 'class-validator';

/** The field may be left out. It may not be null: what is absent is not written. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** The field may be left out, or be null to empty what stands there. */
export function Emptiable(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined && value !== null);
}
