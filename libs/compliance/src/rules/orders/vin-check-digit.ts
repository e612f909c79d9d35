import { hasVinCheckDigit, hasVinFormat } from '#kernel';
import { converted, vehicleDelivered, vehicleMatched } from '#opportunity';
import { eventRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';

interface OfVehicle {
  readonly vin?: string;
}

/** S47 底盘号. Position 9 of a VIN checks the others (GB 16735); one that is not well formed is for `vin-format`. */
export const vinCheckDigit = eventRule<Parameters, OfVehicle>({
  name: 'vin-check-digit',
  kind: 'soft',
  seed: 'S47',
  parameters: {},
  on: [vehicleMatched, vehicleDelivered, converted],
  judge({ data: { vin } }) {
    return vin === undefined || !hasVinFormat(vin) ? undefined : { kept: hasVinCheckDigit(vin), values: { vin } };
  },
  message: { zh: '底盘号 {vin} 的校验位不符', en: 'The check digit of VIN {vin} does not fit' },
  remedy: {
    zh: '核对车辆铭牌；若录错，用 CancelOrder 作废后重新匹配',
    en: 'Look at the vehicle; where the VIN is wrong, cancel the order with CancelOrder and match anew',
  },
});
