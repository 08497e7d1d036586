/**
 * A field that a map of the input has itself; undefined where it has none. All that any object has by birth are functions, and the prototype:
 * no parser makes the one, so that only for these somebody asks whose the member is. A large cluster asks millions of times.
 */
export function ownField(map: Readonly<Record<string, unknown>>, key: string): unknown {
  const value = map[key]
  return typeof value !== 'function' && key !== '__proto__' ? value : Object.hasOwn(map, key) ? value : undefined
}
