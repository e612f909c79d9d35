import type { Text } from '#kernel';

/** What a question that is about one outlet lacks. */
export const OUTLET_MISSING: Text = {
  zh: '缺少 outlet：请填写门店编号',
  en: 'outlet is missing: write the id of one',
};

/** The same for one that there is not as for one that the asker may not see. */
export function noOutlet(outlet: string): Text {
  const named = JSON.stringify(outlet);
  return { zh: `没有门店 ${named}`, en: `there is no outlet ${named}` };
}
