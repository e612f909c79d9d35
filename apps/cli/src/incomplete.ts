import type { Completeness } from '#engine';
import type { Language } from '#kernel';

/** What an answer lacks, a line each; none where it lacks nothing. */
export function incompleteLines({ incomplete }: Pick<Completeness, 'incomplete'>, lang: Language): readonly string[] {
  return incomplete.map(({ projection, streams, firstPosition }) =>
    lang === 'zh'
      ? `不完整：读模型 ${projection} 搁置了 ${streams} 个流，最早的缺失事件位于 ${firstPosition}（projections parked ${projection}）`
      : `incomplete: ${streams} ${streams === 1 ? 'stream is' : 'streams are'} parked in ${projection}; the first missing event is at position ${firstPosition} (projections parked ${projection})`,
  );
}
