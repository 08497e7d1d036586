/** The mark: a packet that hops. */
export function Logo() {
  return (
    <svg aria-hidden viewBox="0 0 30 18" className="h-5 w-8 flex-none text-packet" fill="none">
      <path
        d="M2 15c3 0 2.4-11 5.6-11s2.6 11 5.6 11S15.6 4 18.8 4s2.5 5.5 6 5.5"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="26" cy="9.5" r="3" fill="currentColor" />
    </svg>
  )
}
