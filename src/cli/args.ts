import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Language, languages } from '../i18n'
import { UsageError } from './io'

type Options = NonNullable<ParseArgsConfig['options']>

/** What stood on the command line, by option; `files` are the rest. */
export interface ParsedArgs {
  readonly files: readonly string[]
  readonly text: (name: string) => string | null
  readonly list: (name: string) => readonly string[]
  readonly flag: (name: string) => boolean
}

/** Reads the words after a command's name. What is not understood is a usage error that names it. */
export function readArgs(command: string, words: readonly string[], options: Options): ParsedArgs {
  const { values, positionals } = parse(command, words, options)
  const found = new Map<string, unknown>(Object.entries(values))
  return {
    files: positionals,
    text: (name) => (typeof found.get(name) === 'string' ? String(found.get(name)) : null),
    list: (name) => (Array.isArray(found.get(name)) ? (found.get(name) as unknown[]).map(String) : []),
    flag: (name) => found.get(name) === true,
  }
}

function parse(command: string, words: readonly string[], options: Options) {
  try {
    return parseArgs({
      args: [...words],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
  } catch (problem) {
    const first = problem instanceof Error ? (problem.message.split(/[.\n]/)[0] ?? '') : String(problem)
    throw new UsageError(`${lowerFirst(first)}: see hopscope ${command} --help`)
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** At least one file must be named. */
export function requireFiles(args: ParsedArgs): readonly string[] {
  if (args.files.length === 0) throw new UsageError('no manifests were named: give files, folders, or - for standard input')
  return args.files
}

/** One of a closed list of words; the first is the default where nothing was said. */
export function oneOf<T extends string>(option: string, given: string | null, allowed: readonly [T, ...T[]]): T {
  if (given === null) return allowed[0]
  const found = allowed.find((word) => word === given)
  if (found === undefined) throw new UsageError(`${option} ${given} is not known: it is one of ${allowed.join(', ')}`)
  return found
}

export function languageOf(args: ParsedArgs): Language {
  return oneOf('--lang', args.text('lang'), languages)
}

/** `key=value` words, as `--choose` takes them. */
export function keyValues(option: string, words: readonly string[], keys: readonly string[]): Readonly<Record<string, string>> {
  const pairs = words.map((word) => {
    const at = word.indexOf('=')
    const key = word.slice(0, at)
    if (at < 1 || at === word.length - 1)
      throw new UsageError(`${option} ${word} is not understood: write ${keys.map((known) => `${known}=…`).join(' or ')}`)
    if (!keys.includes(key)) throw new UsageError(`${option} ${key} is not known: it is one of ${keys.join(', ')}`)
    return [key, word.slice(at + 1)] as const
  })
  return Object.fromEntries(pairs)
}
