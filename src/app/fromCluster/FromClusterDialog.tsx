import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { dumpLine, type Shell, shells } from '../../present/dumpLine'
import { useAppStore, useMessages } from '../store/context'
import { Dialog } from '../ui/Dialog'

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

/** How long the button says that it is done. */
const saidFor = 1600

function CopyLine({ line }: { readonly line: string }): ReactNode {
  const words = useMessages().page.fromCluster
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), saidFor)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    // Without a clipboard (a page that is not served securely) nothing is copied and nothing is said to be.
    if (!navigator.clipboard) return
    await navigator.clipboard.writeText(line)
    setCopied(true)
  }
  return (
    <button type="button" className="quiet-button justify-self-start" onClick={() => void copy().catch(() => undefined)}>
      {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  )
}
