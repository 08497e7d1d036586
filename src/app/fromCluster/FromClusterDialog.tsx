import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { dumpLine, type Shell, shells } from '../../present/dumpLine'
import { useAppStore, useMessages } from '../store/context'
import { Dialog } from '../ui/Dialog'
import { useCopy } from '../ui/useCopy'

/** What the files of the dump are called. */
const dumpName = 'cluster'

/** The dialog "From your cluster": the one line that makes a dump, to be copied. Nothing is run here, and nothing is sent. */
export function FromClusterDialog(): ReactNode {
  const store = useAppStore()
  const words = useMessages().page.fromCluster
  const [shell, setShell] = useState<Shell>('sh')
  const line = dumpLine(dumpName, shell)

  return (
    <Dialog
      title={words.label}
      about={words.about}
      closeLabel={words.close}
      place="centre"
      onClose={() => store.getState().set({ dialog: null })}
    >
      <div className="grid gap-4 overflow-y-auto p-5">
        <fieldset className="flex flex-wrap items-center gap-4 text-sm">
          <legend className="sr-only">{words.shell}</legend>
          {shells.map((each) => (
            <label key={each} className="flex items-center gap-2">
              <input type="radio" name="shell" checked={each === shell} onChange={() => setShell(each)} />
              {words.shells[each]}
            </label>
          ))}
        </fieldset>
        <textarea
          readOnly
          aria-label={words.line}
          value={line}
          rows={9}
          spellCheck={false}
          className="w-full resize-none rounded-lg border border-line-soft bg-surface-2 p-3 font-mono text-xs break-all"
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyLine line={line} />
        <ul className="grid list-disc gap-1 pl-5 text-sm text-text-2">
          <li>{words.reads}</li>
          <li>{words.noSecrets}</li>
          <li>{words.afterwards(`${dumpName}.json`, `${dumpName}-kube-proxy.json`, `${dumpName}.hopscope.yaml`)}</li>
        </ul>
      </div>
    </Dialog>
  )
}

function CopyLine({ line }: { readonly line: string }): ReactNode {
  const words = useMessages().page.fromCluster
  const { copied, copy } = useCopy()
  return (
    <button type="button" className="quiet-button justify-self-start" onClick={() => copy(line)}>
      {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  )
}
