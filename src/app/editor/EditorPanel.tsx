import { lazy, Suspense, useMemo } from 'react'
import { isNote } from '../../engine/model'
import { explainFinding, explainProblem } from '../../present/describe'
import { FindingList } from '../findings/FindingList'
import { isToldAsProblem, useFindings } from '../findings/useFindings'
import { useScreen } from '../layout/useScreen'
import { SampleNote } from '../sampleNote/SampleNote'
import { useApp, useAppStore, useMessages } from '../store/context'
import { useEvidence } from '../store/evidence'
import type { OfferedRepair } from '../store/state'
import type { Mark } from './codeEditor'
import { DecidedLine } from './DecidedLine'
import { EditorFooter } from './EditorFooter'
import { FileTabs } from './FileTabs'
import { ManifestEditor } from './ManifestEditor'
import { ProblemList } from './ProblemList'
import { RemovedNotice } from './RemovedNotice'

// Few texts are damaged: what is needed for them is no part of the first load.
const RepairNotice = lazy(() => import('./RepairNotice').then((module) => ({ default: module.RepairNotice })))

// It stands when the first picture does.
const WaysIn = lazy(() => import('../waysIn/WaysIn').then((module) => ({ default: module.WaysIn })))

// Nobody compares before there is something to compare.
const ComparedWays = lazy(() => import('../compare/ComparedWays').then((module) => ({ default: module.ComparedWays })))

const noLines: readonly never[] = []

/** The left side: the manifests, what could not be read of them, and what is wrong with them. */
export function EditorPanel() {
  const evidence = useEvidence()
  const name = useApp((state) => state.files.find((file) => file.id === state.activeFile)?.name ?? '')
  const marks = useMarks(name)
  const repair = useRepair()
  const comparing = useApp((state) => state.comparison !== null)
  // On a phone it stands at the top of the page, where a visit begins.
  const narrow = useScreen() === 'narrow'
  const litFiles = useMemo(() => new Set(evidence.keys()), [evidence])

  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <FileTabs litFiles={litFiles} />
      {!narrow && <SampleNote />}
      <RemovedNotice />
      <Suspense fallback={null}>{repair && <RepairNotice repair={repair} />}</Suspense>
      <ManifestEditor lit={evidence.get(name) ?? noLines} marks={marks} />
      <DecidedLine />
      <ClosedFile />
      <div className={`relative min-h-0 overflow-y-auto ${comparing ? 'max-h-[62%]' : 'max-h-[42%]'}`}>
        <ProblemList />
        <Suspense fallback={null}>{comparing && <ComparedWays />}</Suspense>
        <Suspense fallback={null}>
          <WaysIn />
        </Suspense>
        <FindingList />
      </div>
      <EditorFooter />
    </div>
  )
}

/** The offer for the file in the editor: while another comes into it, the offer of the one before is not shown. */
function useRepair(): OfferedRepair | null {
  return useApp(({ repair, activeFile }) => (repair?.file === activeFile ? repair : null))
}

/** Problems and findings of one file, for its gutter. */
function useMarks(name: string): readonly Mark[] {
  const messages = useMessages()
  const problems = useApp((state) => state.read?.problems)
  const findings = useFindings()
  return useMemo(() => {
    const ofFile = <T extends { file: string | null; line: number | null }>(list: readonly T[]) =>
      list.flatMap((each) => (each.file === name && each.line !== null ? [{ ...each, line: each.line }] : []))
    return [
      ...ofFile(problems ?? []).map((problem) => ({
        line: problem.line,
        severity: isNote(problem) ? ('info' as const) : ('error' as const),
        message: explainProblem(problem, messages),
      })),
      ...ofFile(findings.filter((finding) => !isToldAsProblem(finding))).map((finding) => ({
        line: finding.line,
        severity: finding.severity,
        message: explainFinding(finding, messages),
      })),
    ]
  }, [problems, findings, messages, name])
}

function ClosedFile() {
  const store = useAppStore()
  const { page } = useMessages()
  const closed = useApp((state) => state.closed)
  if (!closed) return null
  return (
    <p role="status" className="flex items-center justify-between gap-2 border-t border-line-soft bg-surface-2 px-3 py-1 text-xs text-text">
      <span className="truncate">{page.editor.closed(closed.file.name)}</span>
      <button type="button" onClick={() => store.getState().reopenFile()} className="text-link min-h-6 px-1">
        {page.editor.undo}
      </button>
    </p>
  )
}
