/** Of which kind the items of a list are that do not say it: `PodList` holds Pods. Null where its kind tells nothing, as `List` does. */
export function itemKindOf(listKind: string): string | null {
  return listKind.endsWith('List') && listKind !== 'List' ? listKind.slice(0, -'List'.length) : null
}
