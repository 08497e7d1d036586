import { parseEvents } from 'js-yaml'
import { withoutInnerMarks } from './byteOrderMarks'
import type { NumberedDocument, ReadDocument } from './document'
import { explain, isDuplicateKey } from './explain'
import { pieceOf, type Source } from './extent'
import { jsonPartOf, readJson } from './forms/json'
import { withoutLogs } from './forms/podLogs'
import { readYaml, readYamlWithDuplicates } from './forms/yaml'
import { MAX_DEPTH, MAX_DOCUMENTS } from './limits'
import { mend } from './mend'
import type { Refusal } from './refusal'
import { batchesOf, type Range, splitDocuments } from './splitDocuments'

/** What a text holds: documents with their number, and what was refused, with its offset in the file. */
export interface Reading {
  readonly documents: NumberedDocument[]
  readonly refusals: Refusal[]
}

/** JSON in one go; else YAML in one go; after a fault each document of it for itself, so that one bad document loses no other. */
export function readDocuments(written: string): Reading {
  const text = withoutInnerMarks(withoutLogs(written))
  const reading: Reading = { documents: [], refusals: [] }
  if (takeJson(reading, pieceOf(text, 0), 0)) return reading
  const parts = splitDocuments(text)
  const surplus = parts.splice(MAX_DOCUMENTS)[0]
  if (surplus !== undefined) tooMany(reading, surplus.start)
  let number = 0
  for (const batch of batchesOf(parts)) number = takeBatch(reading, text, batch, number)
  return reading
}

/** Answers the number of the batch's last document. */
function takeBatch(reading: Reading, text: string, batch: readonly Range[], before: number): number {
  const source = sliceOf(text, batch[0]?.start ?? 0, batch.at(-1)?.end ?? 0)
  const documents = attempt(() => readYaml(source))
  if (!(documents instanceof Failure)) {
    take(reading, documents, before)
    return before + documents.length
  }
  let number = before
  for (const part of batch) {
    const found = reading.documents.length
    takeDocument(reading, sliceOf(text, part.start, part.end), number)
    number += Math.max(1, reading.documents.length - found)
  }
  return number
}

function takeDocument(reading: Reading, source: Source, before: number): void {
  const documents = attempt(() => readYaml(source))
  if (!(documents instanceof Failure)) take(reading, documents, before)
  else if (!takeJson(reading, source, before)) takeFaulty(reading, mend(source) ?? source, before)
}

/** A document that was refused once, mended where it could be. */
function takeFaulty(reading: Reading, source: Source, before: number): void {
  const documents = attempt(() => readYaml(source))
  if (!(documents instanceof Failure)) {
    take(reading, documents, before)
    return
  }
  const lenient = isDuplicateKey(documents.error) ? attempt(() => readYamlWithDuplicates(source)) : documents
  if (lenient instanceof Failure) {
    refuse(reading, source, explain(lenient.error, source.text, readableUntil))
    return
  }
  take(reading, lenient.documents, before)
  for (const { key, offset } of lenient.duplicates) refuse(reading, source, { problem: { code: 'duplicate-key', key }, offset })
}

function takeJson(reading: Reading, source: Source, before: number): boolean {
  const part = jsonPartOf(source)
  const json = part && readJson(part)
  if (part === null || json === null) return false
  take(reading, json.documents, before)
  for (const refusal of json.refusals) refuse(reading, part, refusal)
  return true
}

function take(reading: Reading, documents: readonly ReadDocument[], before: number): void {
  for (const [i, document] of documents.entries()) {
    const number = before + i + 1
    if (number > MAX_DOCUMENTS) {
      tooMany(reading, document.extent.source.fileOffset(Math.max(0, document.extent.start)))
      return
    }
    reading.documents.push({ ...document, number })
  }
}

/** Said once: at the first document that is left out. */
function tooMany(reading: Reading, offset: number): void {
  if (reading.refusals.some((refusal) => refusal.problem.code === 'too-many-documents')) return
  reading.refusals.push({ problem: { code: 'too-many-documents', limit: MAX_DOCUMENTS }, offset })
}

function refuse(reading: Reading, source: Source, refusal: Refusal): void {
  reading.refusals.push({ problem: refusal.problem, offset: source.fileOffset(refusal.offset) })
}

/** How far a text can be read: its end and one more where it has no fault. */
function readableUntil(text: string): number {
  const result = attempt(() => parseEvents(text, { maxDepth: MAX_DEPTH }))
  if (!(result instanceof Failure)) return text.length + 1
  const mark = (result.error as { mark?: { position?: number } } | null)?.mark
  return mark?.position ?? -1
}

function sliceOf(text: string, start: number, end: number): Source {
  return pieceOf(start === 0 && end === text.length ? text : text.slice(start, end), start)
}

class Failure {
  constructor(readonly error: unknown) {}
}

function attempt<Result>(read: () => Result): Result | Failure {
  try {
    return read()
  } catch (error) {
    return new Failure(error)
  }
}
