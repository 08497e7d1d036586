import { CircleCheck, CircleQuestionMark, CircleSlash, CornerUpRight, type LucideIcon, OctagonX, SquareArrowOutUpRight } from 'lucide-react'
import type { Verdict } from '../../engine'

/** Shape and colour of each verdict. Green only for what arrived; red where the request is stopped; the rest is no trouble. */
export const verdictLook: Readonly<Record<Verdict, { readonly icon: LucideIcon; readonly colour: string; readonly ground: string }>> = {
  delivered: { icon: CircleCheck, colour: 'text-arrived', ground: 'bg-arrived-soft' },
  redirected: { icon: CornerUpRight, colour: 'text-translation', ground: 'bg-translation-soft' },
  rejected: { icon: OctagonX, colour: 'text-trouble', ground: 'bg-trouble-soft' },
  dropped: { icon: CircleSlash, colour: 'text-trouble', ground: 'bg-trouble-soft' },
  unresolved: { icon: CircleQuestionMark, colour: 'text-trouble', ground: 'bg-trouble-soft' },
  unhandled: { icon: SquareArrowOutUpRight, colour: 'text-text-2', ground: 'bg-surface-2' },
}
