import type { Text } from '#kernel';

/** What to do next, by how much there is to look at. */
export function nextSteps(events: number): Text {
  return events === 0
    ? {
        zh: '日志为空。运行 npm run demo 填入模拟的门店，或 npm run dealtrail -- import --help 导入历史。',
        en: 'The log is empty. Fill it with a simulated dealership: npm run demo. Or import history: npm run dealtrail -- import --help',
      }
    : {
        zh: '查看漏斗：/v1/funnel/snapshot；命令行：npm run dealtrail -- funnel snapshot --by outlet',
        en: 'See the funnel at /v1/funnel/snapshot, or with npm run dealtrail -- funnel snapshot --by outlet',
      };
}
