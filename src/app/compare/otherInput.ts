/** What an input of these files is called: after the one folder they are all in, or after the files themselves. */
export function inputNames(files: readonly { readonly name: string }[]): readonly string[] {
  const names = files.map(({ name }) => name)
  const folder = names[0]?.split('/')[0]
  return names.length > 1 && names.every((name) => name.startsWith(`${folder}/`)) ? [`${folder}/`] : names
}

/** Whether a text can be more than a word or a letter that somebody types. */
export function looksLikeManifests(text: string): boolean {
  return /[\n:{]/.test(text.trim())
}
