import type { ViewSpec } from '../read-store.ts';
import { shapeOf } from '../view-spec.ts';
import type { OpenView } from './sqlite-view.ts';
import { otherCollections } from './view-file.ts';

/** The builds that this process has open. One that is gone is read on by whoever holds it, for a while. */
export interface OpenViews {
  readonly byBuild: ReadonlyMap<number, OpenView>;
  /** @throws ViewDamaged where it holds other collections */
  known(spec: ViewSpec, build: number): OpenView | undefined;
  add(view: OpenView): void;
  /** No longer handed out; nothing happens to whoever holds it. */
  forget(build: number): void;
  /** The pointer has moved: whatever was forgotten before it moved the last time is closed. */
  moved(held: ReadonlySet<number>): void;
  close(): void;
}

export function openViews(): OpenViews {
  const byBuild = new Map<number, OpenView>();
  let gone: OpenView[] = [];
  let older: OpenView[] = [];
  const forget = (build: number) => {
    const view = byBuild.get(build);
    if (view) gone.push(view);
    byBuild.delete(build);
  };
  return {
    byBuild,
    known(spec, build) {
      const view = byBuild.get(build);
      if (view && shapeOf(view.spec) !== shapeOf(spec)) throw otherCollections(`build ${build} of ${spec.name}`, spec);
      return view;
    },
    add(view) {
      byBuild.set(view.build, view);
    },
    forget,
    moved(held) {
      for (const view of older) view.close();
      older = gone;
      gone = [];
      for (const build of [...byBuild.keys()]) if (!held.has(build)) forget(build);
    },
    close() {
      for (const view of [...byBuild.values(), ...gone, ...older]) view.close();
      byBuild.clear();
      gone = [];
      older = [];
    },
  };
}
