import { LibraryBig, type LucideIcon, Moon, Presentation, Search, Share2, SlidersHorizontal, Sun, SunMoon, Terminal } from 'lucide-react'
import { otherLanguage } from '../../i18n'
import { AddressBar } from '../addressBar/AddressBar'
import { BothLanguagesButton } from '../caption/BothLanguagesButton'
import { useApp, useAppStore, useMessages } from '../store/context'
import { themes } from '../store/settings'
import { Logo } from './Logo'

/** The page's head: who we are, the question, and how the page looks. Where there is little room the question takes a line of its own. */
export function Header() {
  const { page, share, settings } = useMessages()
  return (
    <header className="flex flex-none items-center gap-x-4 gap-y-2 border-b border-line-soft bg-surface px-4 py-2 max-[920px]:flex-wrap max-[920px]:gap-x-2 max-md:px-3">
      <a
        href="#flow-table"
        className="sr-only z-50 rounded-lg bg-surface text-link focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:px-3 focus:py-2"
      >
        {page.header.skipToTable}
      </a>
      <h1 className="flex flex-none items-center gap-2.5 text-lg font-semibold tracking-tight max-[920px]:flex-1">
        <Logo />
        <span className="max-[1100px]:sr-only max-[920px]:not-sr-only max-[430px]:sr-only!">{page.name}</span>
      </h1>
      <div className="flex min-w-0 flex-1 justify-center max-[920px]:order-last max-[920px]:basis-full">
        <div className="flex w-full max-w-4xl">
          <AddressBar />
        </div>
      </div>
      <nav
        className="flex flex-none items-center gap-1.5 max-[360px]:basis-full max-[360px]:flex-wrap max-[430px]:[&>button]:px-2.5 md:gap-2"
        aria-label={page.name}
      >
        <DialogButton
          dialog="samples"
          label={page.header.samples}
          icon={LibraryBig}
          word="max-[1100px]:sr-only max-[920px]:not-sr-only max-[430px]:sr-only!"
        />
        <DialogButton dialog="share" label={share.label} icon={Share2} word="max-[1100px]:sr-only" />
        <DialogButton dialog="settings" label={settings.label} icon={SlidersHorizontal} word="max-[1500px]:sr-only" />
        <SearchButton />
        <DialogButton dialog="fromCluster" label={page.fromCluster.label} icon={Terminal} word="max-[1600px]:sr-only" />
        <PresentButton />
        <LanguageButton />
        <BothLanguagesButton className="w-9 px-0 max-md:hidden" />
        <ThemeButton />
      </nav>
    </header>
  )
}

interface DialogButtonProps {
  readonly dialog: 'samples' | 'share' | 'settings' | 'fromCluster'
  readonly label: string
  readonly icon: LucideIcon
  /** From which width on the label is seen, in class names. */
  readonly word: string
}

/** Opens a dialog; where there is little room its label is only heard. */
function DialogButton({ dialog, label, icon: Icon, word }: DialogButtonProps) {
  const store = useAppStore()
  return (
    <button type="button" title={label} className="quiet-button" aria-haspopup="dialog" onClick={() => store.getState().set({ dialog })}>
      <Icon aria-hidden className="size-4 text-text-2" />
      <span className={word}>{label}</span>
    </button>
  )
}

/** Every object of the input. */
function SearchButton() {
  const store = useAppStore()
  const { page } = useMessages()
  return (
    <button
      type="button"
      aria-label={page.search.label}
      title={page.search.open}
      aria-keyshortcuts="Control+K"
      className="quiet-button w-9 px-0"
      aria-haspopup="dialog"
      onClick={() => store.getState().set({ dialog: 'search' })}
    >
      <Search aria-hidden className="size-4" />
    </button>
  )
}

/** The page shown to a room; a phone shows nothing to one. */
function PresentButton() {
  const store = useAppStore()
  const { commands } = useMessages()
  return (
    <button
      type="button"
      aria-label={commands.present}
      title={commands.present}
      aria-keyshortcuts="P"
      className="quiet-button w-9 px-0 max-md:hidden"
      onClick={() => store.getState().set({ presenting: true })}
    >
      <Presentation aria-hidden className="size-4" />
    </button>
  )
}

/** Named by the language it leads to, in that language. */
function LanguageButton() {
  const store = useAppStore()
  const { page } = useMessages()
  const language = useApp((state) => state.language)
  const other = otherLanguage(language)
  return (
    <button type="button" lang={other} className="quiet-button" onClick={() => void store.getState().speak(other)}>
      {page.header.otherLanguage}
    </button>
  )
}

const themeIcons = { auto: SunMoon, light: Sun, dark: Moon } as const

function ThemeButton() {
  const store = useAppStore()
  const { page } = useMessages()
  const theme = useApp((state) => state.theme)
  const Icon = themeIcons[theme]
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto'
  const name = page.header.theme(theme)
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      className="quiet-button w-9 px-0"
      onClick={() => store.getState().set({ theme: next })}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  )
}
