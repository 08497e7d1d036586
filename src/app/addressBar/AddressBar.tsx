import { SendHorizontal } from 'lucide-react'
import { useMemo } from 'react'
import { useApp, useAppStore, useMessages } from '../store/context'
import { AddressInput } from './AddressInput'
import { HttpFields } from './HttpFields'
import { type AddressOption, senderOptions, targetOptions } from './options'

const noSenders: readonly string[] = []

/** From, To, Send: the question. */
export function AddressBar() {
  const store = useAppStore()
  const messages = useMessages()
  const { address } = messages.page
  const draft = useApp((state) => state.draft)
  const senders = useApp((state) => state.shown?.senders ?? noSenders)
  const targets = useApp((state) => state.targets)
  const problem = useApp((state) => state.requestProblem?.code ?? null)
  const from = useMemo(() => senderOptions(senders, messages), [senders, messages])
  const to = useMemo(() => targetOptions(targets, messages), [targets, messages])
  const wrongSettings = problem === 'proxy-not-understood'
  const wrongFrom = problem === 'sender-not-understood' || problem === 'sender-unknown'

  /** An address that only a Pod can ask brings its sender along, unless the person has said who asks. */
  const pickTarget = (option: AddressOption) => {
    const { senderTouched } = store.getState()
    store.getState().send({ ...draft, from: senderTouched || option.from === null ? draft.from : option.from, to: option.value })
  }

  return (
    <search className="min-w-0 flex-1">
      <form
        aria-label={address.label}
        onSubmit={(event) => {
          event.preventDefault()
          store.getState().send()
        }}
        className="relative flex flex-wrap rounded-xl border border-line bg-surface has-[input:focus]:outline-2 has-[input:focus]:outline-focus sm:flex-nowrap"
      >
        <AddressInput
          id="from"
          label={address.from}
          openLabel={address.openFrom}
          emptyText={address.noSender}
          value={draft.from}
          options={from}
          invalid={wrongFrom}
          className="border-line-soft max-sm:basis-full max-sm:border-b sm:w-[36%] sm:max-w-80 sm:border-r"
          listClassName="left-0 w-max min-w-full max-w-[min(32rem,calc(100vw-2rem))]"
          chip={<Chip options={from} value={draft.from} tell={(option) => option.kind} className="min-[1280px]:block" />}
          onType={(text) => store.getState().editRequest({ from: text })}
          onPick={(option) => store.getState().editRequest({ from: option.value })}
        />
        <AddressInput
          id="to"
          label={address.to}
          openLabel={address.openTo}
          emptyText={address.noMatch}
          placeholder={address.toPlaceholder}
          value={draft.to}
          options={to}
          invalid={problem !== null && !wrongFrom && !wrongSettings && problem !== 'http-not-understood'}
          className="flex-1 max-sm:basis-[40%]"
          listClassName="inset-x-0 max-sm:-right-24"
          chip={<Chip options={to} value={draft.to} tell={(option) => option.about} className="min-[1600px]:block" />}
          onType={(text) => store.getState().editRequest({ to: text })}
          onPick={pickTarget}
        />
        <HttpFields
          http={draft.http ?? null}
          invalid={problem === 'http-not-understood'}
          onEdit={(http) => store.getState().editRequest({ http })}
        />
        <button
          type="submit"
          disabled={draft.to.trim() === ''}
          className="flex min-h-11 flex-none items-center justify-center gap-2 bg-packet-fill px-4 text-md font-semibold text-packet-ink hover:brightness-105 disabled:bg-surface-2 disabled:text-text-2 max-sm:rounded-br-[11px] sm:rounded-r-[11px] sm:px-5"
        >
          {address.send}
          <SendHorizontal aria-hidden className="size-4" />
        </button>
      </form>
    </search>
  )
}

interface ChipProps {
  readonly options: readonly AddressOption[]
  readonly value: string
  readonly tell: (option: AddressOption) => string
  /** From which width on: the address itself goes before what it stands for. */
  readonly className: string
}

/** What stands behind the address in the field, where there is room to say it. */
function Chip({ options, value, tell, className }: ChipProps) {
  const known = useMemo(() => options.find((option) => option.value === value.trim()), [options, value])
  if (!known) return null
  return (
    <span
      title={tell(known)}
      className={`hidden max-w-[55%] truncate rounded-md bg-surface-2 px-2 py-0.5 text-xs text-text-2 ${className}`}
    >
      {tell(known)}
    </span>
  )
}
