import { chosenFiles, type NamedFile } from './openFiles'

/** Lets the person choose files in the browser's own dialog; only a press or a key of theirs may bring it up. */
export function askForFiles(onFiles: (files: readonly NamedFile[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.addEventListener('change', () => onFiles(chosenFiles(input.files)))
  input.click()
}
