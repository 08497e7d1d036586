import { isScenario } from './assemble'
import { load, loadText, varied, withoutDocument } from './load'
import {
  type Cluster,
  type KubeObject,
  type Lesson,
  type LessonBook,
  type LessonInput,
  type LessonPart,
  type LessonRequest,
  type TextFile,
  type TypedRequest,
  unvaried,
  type Variation,
} from './model'
import { placeNames } from './placeNames'
import { filledIn, scenariosIn } from './scenarioRequests'

/**
 * The lessons of some files, in the order in which they are written, and the manifests beside them. A Scenario whose document holds other
 * objects, too, cannot be taken out of its text and stays.
 */
export function openLessons(files: readonly TextFile[]): LessonBook {
  const { objects, problems } = load(files)
  const scenarios = scenariosIn({ objects })
  return { lessons: scenarios.lessons, files: files.flatMap(manifestsOf), problems: [...problems, ...scenarios.problems] }
}

function manifestsOf(file: TextFile): readonly TextFile[] {
  const next = (text: string) => {
    const { objects } = loadText({ ...file, text })
    return { text, rest: objects.length, scenarios: objects.filter(isScenario) }
  }
  let now = next(file.text)
  for (let passed = 0; passed < now.scenarios.length; ) {
    const text = withoutDocument({ ...file, text: now.text }, now.scenarios[passed] as KubeObject)
    if (text === null) passed++
    else now = next(text)
  }
  return now.rest === 0 && now.text !== file.text ? [] : [{ ...file, text: now.text }]
}

/**
 * The manifests of a part of a lesson as its request and its step vary them, and what is sent through them, placeholders filled in.
 * `files` are those of the book. Every part begins with the book's files: no step builds on one before it. Files `beside` them belong to the
 * same cluster, and nothing varies them.
 */
export function lessonInput(
  files: readonly TextFile[],
  lesson: Lesson,
  part: LessonPart,
  beside: readonly TextFile[],
  read: (files: readonly TextFile[]) => Cluster,
): LessonInput {
  const played = playedPart(lesson, part)
  if (played === null) return { ok: false, fault: { code: 'no-such-part', part: 'step' in part ? part.step : part.request } }
  let input = files
  for (const variation of played.variations) {
    const next = varied(input, variation)
    if (!next.ok) return next
    input = next.files
  }
  const { request, proxy } = played
  const all = [...beside, ...input]
  const { choose: choices, http } = request
  const requests = filledIn(request, () => placeNames(read(all))).map(
    (ends): TypedRequest => ({ ...ends, choices, at: null, proxy, ...(http === undefined ? {} : { http }) }),
  )
  return { ok: true, files: all, requests }
}

interface PlayedPart {
  readonly request: LessonRequest
  readonly variations: readonly Variation[]
  readonly proxy: string | null
}

function playedPart({ requests, steps }: Lesson, part: LessonPart): PlayedPart | null {
  const step = 'step' in part ? steps.find(({ id }) => id === part.step) : undefined
  const wanted = 'step' in part ? step?.request : part.request
  const request = requests.find(({ id }) => id === wanted)
  if (request === undefined) return null
  if (step === undefined) return { request, variations: [request.variation], proxy: request.proxy }
  const solution = 'step' in part && part.solved && step.kind === 'repair' ? { ...unvaried, edits: step.solution } : unvaried
  const proxy = [request.proxy, step.proxy].filter((text) => text !== null).join(',')
  return { request, variations: [request.variation, step.variation, solution], proxy: proxy === '' ? null : proxy }
}
