/** What the gallery shows of a sample before it is opened. */
export interface SampleHeading {
  readonly id: string
  readonly title: { readonly en: string; readonly zh: string }
  readonly about: { readonly en: string; readonly zh: string }
  readonly level: number
}
