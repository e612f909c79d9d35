import type { AtOnceOrLater } from '#privacy';

/**
 * Goes on with several answers: at once where all are there, so that a command that finds everything in memory does not
 * wait for turns of the event loop.
 */
export function allOf<Values extends readonly unknown[], Result>(
  answers: { readonly [Key in keyof Values]: AtOnceOrLater<Values[Key]> },
  use: (values: Values) => AtOnceOrLater<Result>,
): AtOnceOrLater<Result> {
  let outstanding = 0;
  let last = -1;
  answers.forEach((answer, n) => {
    if (!(answer instanceof Promise)) return;
    outstanding += 1;
    last = n;
  });
  if (outstanding === 0) return use(answers as unknown as Values);
  // One is as good as all: that of a policy, which is read anew for every command.
  if (outstanding === 1) {
    return (answers[last] as Promise<unknown>).then((value) => use(answers.with(last, value) as unknown as Values));
  }
  return Promise.all(answers).then((values) => use(values as unknown as Values));
}

/** The same with one answer. */
export function goOn<Value, Result>(
  answer: AtOnceOrLater<Value>,
  use: (value: Value) => AtOnceOrLater<Result>,
): AtOnceOrLater<Result> {
  return answer instanceof Promise ? answer.then(use) : use(answer);
}
