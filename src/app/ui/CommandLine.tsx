import { Check, Copy } from 'lucide-react'
import { useCopy } from './useCopy'

interface CommandLineProps {
  readonly command: string
  readonly copyWord: string
  readonly copiedWord: string
}

/** A line for a shell, whole, with a button that copies it. Nothing is run. */
export function CommandLine({ command, copyWord, copiedWord }: CommandLineProps) {
  const { copied, copy } = useCopy()
  const Icon = copied ? Check : Copy
  return (
    <div className="flex items-start gap-1 rounded-lg border border-line-soft bg-surface-2 py-1 pr-1 pl-2.5">
      <code className="min-w-0 flex-1 py-1 font-mono text-xs break-words whitespace-pre-wrap text-text">{command}</code>
      <button
        type="button"
        aria-label={`${copyWord}: ${command}`}
        title={copyWord}
        className="inline-flex size-7 flex-none items-center justify-center rounded-md text-text-2 hover:bg-surface"
        onClick={() => copy(command)}
      >
        <Icon aria-hidden className="size-4" />
        <span className="sr-only" aria-live="polite">
          {copied ? copiedWord : ''}
        </span>
      </button>
    </div>
  )
}
