import { hasVinFormat } from '#kernel';
import { converted, vehicleDelivered, vehicleMatched } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';

/** S47 底盘号: 17 capitals and digits without I, O and Q, wherever a VIN is given. */
export const vinFormat = hardRule<Parameters, { readonly vin?: string }>({
  name: 'vin-format',
  seed: 'S47',
  parameters: {},
  on: [vehicleMatched, vehicleDelivered, converted],
  judge: ({ data: { vin } }) => (vin === undefined ? undefined : { kept: hasVinFormat(vin), values: { vin } }),
  message: {
    zh: '车架号 {vin} 不是 17 位不含 I、O、Q 的大写字母和数字',
    en: 'The VIN {vin} is not 17 capitals and digits without I, O and Q',
  },
  remedy: {
    zh: '核对车架号后重新填写 vin（MatchVehicle、DeliverVehicle 或 Convert）',
    en: 'Read the VIN again and give it as vin (MatchVehicle, DeliverVehicle or Convert)',
  },
});
