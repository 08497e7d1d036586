import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const generator = fileURLToPath(new URL('generateDump.mjs', import.meta.url))

/**
 * Writes a cluster of one size as kubectl prints it (`json` indented by four, `compact`, or `yaml`), runs the work on it and takes it away
 * again. The work gets the path, the bytes and how many objects there are of each kind.
 */
export async function withDump(folder, size, form, work) {
  const path = join(folder, `${size}-${form}.${form === 'yaml' ? 'yaml' : 'json'}`)
  const stats = `${path}.stats`
  const shape = { json: ['--pretty'], compact: [], yaml: ['--format', 'yaml'] }[form]
  execFileSync(process.execPath, [generator, '--preset', size, ...shape, '--out', path, '--stats', stats])
  try {
    // Read once: every method finds the file in the memory of the system.
    execFileSync('cat', [path], { stdio: ['ignore', 'ignore', 'inherit'] })
    return await work({ path, bytes: statSync(path).size, counts: JSON.parse(readFileSync(stats, 'utf8')).counts })
  } finally {
    rmSync(path)
    rmSync(stats)
  }
}
