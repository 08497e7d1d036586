/**
 * A list without the room that it got for more while it was filled: of a large cluster hundreds of thousands of lists stay, nearly all of one
 * member, and each had room for seventeen.
 */
export function exactly<T>(list: readonly T[]): readonly T[] {
  return list.slice()
}
