import type { AtOnceOrLater } from '#privacy';

/**
 * Goes on with several answers: at once where all are there, so that a command that finds everything in memory does not
 * wait for turns of the event loop.
 */
export function allOf<Values extends readonly unknown[], Result>(
  answers: { readonly [Key in keyof Values]: AtOnceOrLater<Values[Key]> },
  use: (values: Values) => AtOnceOrLater<Result>,
): AtOnceOrLater<Result> {
  return answers.some((answer) => answer instanceof Promise)
    ? Promise.all(answers).then((values) => use(values as unknown as Values))
    : use(answers as unknown as Values);
}

/** The same with one answer. */
export function goOn<Value, Result>(
  answer: AtOnceOrLater<Value>,
  use: (value: Value) => AtOnceOrLater<Result>,
): AtOnceOrLater<Result> {
  return answer instanceof Promise ? answer.then(use) : use(answer);
}
