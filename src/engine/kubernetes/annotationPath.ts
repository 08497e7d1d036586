/** Where an annotation stands in its object. */
export function annotationPath(key: string): string {
  return `metadata.annotations["${key}"]`
}

/** What the first of several annotations says that is there, and where it stands: newer names go before older ones. */
export function annotationOf(
  { annotations }: { readonly annotations: Readonly<Record<string, string>> },
  ...keys: readonly string[]
): { readonly value: string; readonly path: string } | null {
  const key = keys.find((candidate) => Object.hasOwn(annotations, candidate))
  return key === undefined ? null : { value: annotations[key] ?? '', path: annotationPath(key) }
}
