import { Check, Copy, Download } from 'lucide-react'
import { useState } from 'react'
import type { View } from '../../present/route'
import { useApp, useAppStore, useMessages } from '../store/context'
import { Dialog } from '../ui/Dialog'
import { saveFile } from '../ui/saveFile'
import { useCopy } from '../ui/useCopy'
import { type Exported, type Form, forms } from './forms'

/** The dialog "Export": the way of the request in every form, to copy or to save. */
export function ExportDialog() {
  const store = useAppStore()
  const { exports } = useMessages()
  const from = useExported()
  const [failed, setFailed] = useState(false)
  return (
    <Dialog
      title={exports.label}
      about={exports.about}
      closeLabel={exports.close}
      place="centre"
      onClose={() => store.getState().set({ dialog: null })}
    >
      {failed && (
        <p role="alert" className="bg-trouble-soft px-5 py-2 text-sm text-trouble">
          {exports.failed}
        </p>
      )}
      <ul className="divide-y divide-line-soft overflow-y-auto px-5 py-1">
        {from !== null && forms.map((form) => <FormRow key={form.name} form={form} from={from} onFailed={setFailed} />)}
      </ul>
    </Dialog>
  )
}

/** Null while there is no way to export. */
function useExported(): Exported | null {
  const messages = useMessages()
  const trace = useApp((state) => state.trace)
  const graph = useApp((state) => state.graph)
  const fixes = useApp((state) => state.fixes)
  // Rules of the kernel are no rows: what they are rules for is the concept.
  const view = useApp((state): View => (state.view === 'wire' ? 'wire' : 'concept'))
  return trace === null || graph === null ? null : { trace, graph, view, messages, fixOf: (finding) => fixes.get(finding) ?? null }
}

interface FormRowProps {
  readonly form: Form
  readonly from: Exported
  readonly onFailed: (failed: boolean) => void
}

function FormRow({ form, from, onFailed }: FormRowProps) {
  const { exports } = from.messages
  const { name, about } = exports.forms[form.name]
  const { copied, copy } = useCopy()
  const save = async () => {
    onFailed(false)
    const content = 'text' in form ? new Blob([form.text(from)], { type: `${form.type};charset=utf-8` }) : await form.dots(from)
    saveFile(form.file, content)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5">
      <span className="min-w-0 flex-1 basis-60">
        <span className="block font-semibold">{name}</span>
        <span className="block text-sm text-text-2">{about}</span>
      </span>
      <span className="flex flex-none gap-2">
        {'text' in form && (
          <button type="button" className="quiet-button" aria-label={exports.copyForm(name)} onClick={() => copy(form.text(from))}>
            {copied ? <Check aria-hidden className="size-4 text-arrived" /> : <Copy aria-hidden className="size-4 text-text-2" />}
            <span aria-live="polite">{copied ? exports.copied : exports.copy}</span>
          </button>
        )}
        <button
          type="button"
          className="quiet-button"
          aria-label={exports.saveForm(name)}
          onClick={() => void save().catch(() => onFailed(true))}
        >
          <Download aria-hidden className="size-4 text-text-2" />
          {exports.save}
        </button>
      </span>
    </li>
  )
}
