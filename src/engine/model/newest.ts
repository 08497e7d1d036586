/**
 * The newest answer to one question about parts of objects. Objects of one workload stand one after another, and share what a large file says
 * of them alike: what is asked about the very same parts again is answered as before.
 */
export class Newest<Answer> {
  private known: { readonly parts: readonly unknown[]; readonly answer: Answer } | null = null

  /** `isKept` says whether the answer may stand for other objects with these parts. */
  of(parts: readonly unknown[], ask: () => Answer, isKept: () => boolean = () => true): Answer {
    const { known } = this
    if (known !== null && parts.every((part, i) => part === known.parts[i])) return known.answer
    const answer = ask()
    this.known = isKept() ? { parts, answer } : null
    return answer
  }
}
