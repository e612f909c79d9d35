import { type Command, InvalidArgumentError } from 'commander';
import { accessSettings, identityOf, issueKey, readKeys, revokeKey, type StoredKey } from '#access';
import { isRole, roleNames } from '#edge';
import { type Instant, instantOf, type Language } from '#kernel';
import { EXIT } from '../exit-code.ts';
import { Failure, invalid } from '../failure.ts';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { withEngine, zoneFor, zoneOption } from '../session.ts';
import { readTime } from '../time.ts';

interface CreateOptions extends CommonOptions {
  readonly id: string;
  readonly role: readonly string[];
  readonly outlet: readonly string[];
  readonly partner?: string;
  readonly grant?: readonly string[];
  readonly expires?: string;
}

/** Keys by which other programs show who they are. */
export function accessCommands(program: Command): void {
  const group = program.command('access').description('who may ask the service / 访问控制');
  const key = group.command('key').description('API keys / 访问密钥');
  withCommonOptions(key.command('create'))
    .description('make a key; it is shown once / 新建密钥，仅显示一次')
    .requiredOption('--id <id>', 'whom its holder acts as / 持有者编号')
    .requiredOption('--role <role...>', roleNames.join(', '), roleOption)
    .requiredOption('--outlet <outlet...>', 'outlets it acts for; * is all / 门店，* 为全部')
    .option('--partner <id>', 'whose rows a channel partner sees / 渠道商')
    .option('--grant <operation...>', 'what a service may do; * is everything / 授予后台服务的操作')
    .option('--expires <T>', 'not valid from then on / 失效时刻')
    .action(create);
  withCommonOptions(key.command('list')).description('the keys there are / 列出密钥').action(list);
  withCommonOptions(key.command('revoke <key>')).description('by its key id / 按密钥编号吊销').action(revoke);
}

function roleOption(role: string, before: readonly string[] = []): readonly string[] {
  if (isRole(role)) return [...before, role];
  throw new InvalidArgumentError(roleNames.join(', '));
}

async function create(options: CreateOptions): Promise<void> {
  const { id, role, outlet, partner, grant } = options;
  const outlets = outlet.includes('*') ? '*' : outlet;
  const identity = identityOf({ id, roles: role, outlets, partner, grants: grant });
  if (typeof identity === 'string') throw invalid(`密钥未创建：${identity}`, `no key was made: ${identity}`);
  await withEngine(options, { zone: zoneOption(options) }, async ({ store, clock }) => {
    const zone = zoneFor(options, { store });
    const expiresAt = options.expires === undefined ? undefined : readTime('--expires', options.expires, zone);
    const made = issueKey(keysFile(options), { tenant: store.header.tenant, identity, createdAt: clock(), expiresAt });
    show(made, options, renderMade);
  });
}

function list(options: CommonOptions): void {
  const keys = readKeys(keysFile(options)).map(({ sha256: _hash, ...key }) => key);
  show({ keys }, options, renderKeys);
}

function revoke(id: string, options: CommonOptions): void {
  const revoked = revokeKey(keysFile(options), id, instantOf(Date.now()));
  if (!revoked) {
    throw new Failure(EXIT.invalid, {
      zh: `没有编号为 ${JSON.stringify(id)} 的密钥。用 dealtrail access key list 查看。`,
      en: `there is no key ${JSON.stringify(id)}. See dealtrail access key list.`,
    });
  }
  show(revoked, options, (_key, lang) =>
    lang === 'zh' ? '已吊销，一秒内生效。' : 'Revoked; it is refused within a second.',
  );
}

function keysFile({ data }: CommonOptions): string {
  return accessSettings({ DEALTRAIL_API_KEYS: process.env.DEALTRAIL_API_KEYS }, data).keysFile;
}

function renderMade({ key, id }: { readonly key: string; readonly id: string }, lang: Language): string {
  return lang === 'zh'
    ? `${key}\n密钥仅此一次显示，请立即妥善保存。编号 ${id}。正在运行的服务若此前未设认证，须重新启动。`
    : `${key}\nThe key is shown this once: keep it now. Its id is ${id}. A service that ran without authentication must be started again.`;
}

function renderKeys({ keys }: { readonly keys: readonly Omit<StoredKey, 'sha256'>[] }, lang: Language): string {
  if (keys.length === 0) return lang === 'zh' ? '没有密钥。' : 'There are no keys.';
  const zh = lang === 'zh';
  const heading = zh
    ? ['编号', '持有者', '角色', '门店', '失效', '吊销']
    : ['key', 'holder', 'roles', 'outlets', 'expires', 'revoked'];
  const time = (instant: Instant | undefined) => instant ?? '';
  const rows = keys.map(({ id, actor, roles, outlets, expiresAt, revokedAt }) => [
    id,
    actor,
    roles.join(' '),
    outlets === '*' ? '*' : outlets.join(' '),
    time(expiresAt),
    time(revokedAt),
  ]);
  return table([heading, ...rows]);
}
