import type { View } from '../../present/route'

/** What the page can show, in the order it is offered: the packet in two ways, and the rules that it meets on nodes. */
export const pageViews = ['concept', 'wire', 'linux'] as const
export type PageView = (typeof pageViews)[number]

/** How the packet is drawn meanwhile: rules see what a packet really carries. */
export function packetView(view: PageView): View {
  return view === 'linux' ? 'wire' : view
}
