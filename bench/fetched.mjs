import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Fetches a package that something is measured with, on its first run, into a folder that git ignores: it is no dependency of the project.
 * Answers with what tells the address of a file of the folder's packages.
 */
export function fetchedFiles(name, version) {
  const folder = join('.cache', name)
  if (!existsSync(join(folder, 'node_modules', name))) {
    mkdirSync(folder, { recursive: true })
    const call = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`]
    execFileSync('npm', call, { stdio: 'inherit' })
  }
  return (path) => pathToFileURL(join(folder, 'node_modules', path)).href
}

/** The same, but imports the file. */
export function fetchPackage(name, version) {
  const addressOf = fetchedFiles(name, version)
  return (path) => import(addressOf(path))
}
