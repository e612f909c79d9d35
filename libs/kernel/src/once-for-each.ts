/**
 * A pure function that works each argument's value out once. It keeps what it was asked for: it is made for one piece of
 * work, and dropped with it.
 */
export function onceForEach<Argument, Value>(workOut: (argument: Argument) => Value): (argument: Argument) => Value {
  const known = new Map<Argument, Value>();
  return (argument) => {
    let value = known.get(argument);
    if (value === undefined && !known.has(argument)) {
      value = workOut(argument);
      known.set(argument, value);
    }
    return value as Value;
  };
}
