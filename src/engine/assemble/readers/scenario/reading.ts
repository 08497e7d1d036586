import type { Fields } from '../../../fields'
import type { KubeObject, LoadProblem, Localized, ProblemCause, ScenarioFault } from '../../../model'

/** One Scenario while it is read: what is wrong in it is told with the line. */
export class ScenarioReading {
  constructor(
    private readonly object: KubeObject,
    readonly problems: LoadProblem[],
  ) {}

  /** The line of a field; where the text does not have it, that of the object. */
  line(path: string): number {
    return this.object.source.locate(path)?.line ?? this.object.source.line
  }

  report(path: string, fault: ScenarioFault): void {
    this.add(path, { code: 'scenario', ...fault })
  }

  /** A field that must be there: that it is not is told, unless reading it told of something else. */
  required<T>(fields: Fields, key: string, read: () => T | null): T | null {
    const told = this.problems.length
    const value = read()
    if (value === null && this.problems.length === told) this.add(fields.path, { code: 'field-missing', field: fields.pathOf(key) })
    return value
  }

  /** Fields that nobody reads would change nothing, and whoever wrote them would not know. */
  onlyKnown(fields: Fields, known: readonly string[]): void {
    for (const key of fields.keys()) {
      if (!known.includes(key)) this.report(fields.pathOf(key), { fault: 'unknown-field', field: key, known })
    }
  }

  /** Of two equal ids the second is told. */
  onlyOnce(of: 'request' | 'step', entries: readonly { readonly id: string; readonly path: string }[]): void {
    for (const [index, { id, path }] of entries.entries()) {
      if (entries.findIndex((other) => other.id === id) < index) this.report(path, { fault: 'same-id', id, of })
    }
  }

  private add(path: string, cause: ProblemCause): void {
    const place = this.object.source.locate(path)
    this.problems.push({
      file: this.object.source.file,
      line: place?.line ?? this.object.source.line,
      column: place?.column ?? null,
      object: this.object.ref,
      path,
      ...cause,
    })
  }
}

/** A text in one language for all, or one for each. Null where there is none. */
export function localized(fields: Fields, key: string): Localized | null {
  return fields.isMap(key) ? inLanguages(fields.map(key)) : fields.text(key)
}

/** A language that has no text has that of the other. */
export function inLanguages(texts: Fields): Localized | null {
  const en = texts.text('en')
  const zh = texts.text('zh')
  if (en === null && zh === null) return null
  return { en: en ?? zh ?? '', zh: zh ?? en ?? '' }
}
