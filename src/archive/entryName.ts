/**
 * Whether the name of an entry stays below the folder it would be unpacked to. Nothing is written here, but a name is shown, and tells
 * the kind of what is in the file: one that climbs out of the archive was made to deceive.
 */
export function isSafeName(name: string): boolean {
  if (name === '' || name.includes('\0') || name.includes('\\')) return false
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return false
  return !name.split('/').includes('..')
}

const input = /\.(ya?ml|json|txt)(\.gz)?$|\.(tar|tgz|tar\.gz|zip)$/i
const logs = /(^|\/)(logs|previous)\.txt(\.gz)?$/
const hidden = /(^|\/)(\.|__MACOSX\/|node_modules\/)/

/** Whether a file of an archive or folder can be input by its name: logs of Pods and pictures lie in every dump, and are none. */
export function mayBeInput(name: string): boolean {
  // `./a.yaml` is how tar names what lies in the folder itself.
  const path = name.replace(/^(\.\/)+/, '')
  return input.test(path) && !logs.test(path) && !hidden.test(path)
}
