import { created } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import { INTAKE_CHANNELS } from './intake-channels.ts';

const PARAMETERS: { readonly moreChannels: readonly string[] } = { moreChannels: [] };

/**
 * S4 当以展厅接待、电话接待、网络接待和市场活动等方式获知客户留档信息后. One of these four ways, or another that the rule set
 * declares in `moreChannels`; none given is not known.
 */
export const intakeChannelKnown = hardRule({
  name: 'intake-channel-known',
  seed: 'S4',
  parameters: PARAMETERS,
  on: [created],
  judge({ data: { intakeChannel } }, { moreChannels }) {
    const channels: readonly string[] = [...INTAKE_CHANNELS, ...moreChannels];
    const kept = intakeChannel !== undefined && channels.includes(intakeChannel);
    return { kept, values: { intakeChannel: intakeChannel ?? '—', channels: channels.join(', ') } };
  },
  message: {
    zh: '接待方式 {intakeChannel} 不在规则集之内',
    en: 'The intake channel {intakeChannel} is none that the rule set knows',
  },
  remedy: {
    zh: '在 CreateOpportunity 的 intakeChannel 填写：{channels}',
    en: 'Give CreateOpportunity as intakeChannel one of: {channels}',
  },
});
