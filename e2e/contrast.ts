import type { Page } from '@playwright/test'

/** The least ratios. */
export interface Demand {
  readonly text: number
  /** 24 px, or 18.66 px bold. */
  readonly largeText: number
  /** Lines, signs and edges that tell something. */
  readonly line: number
}

/** WCAG 2.2, 1.4.3 and 1.4.11. */
const usual: Demand = { text: 4.5, largeText: 3, line: 3 }

/**
 * What is too faint on the page as it stands, one line each: what it is, its two colours, and the ratio. Measured from computed styles;
 * where a modal dialog is open, in the dialog. Besides texts these count, as lines:
 * - every drawn sign: an icon, a line of the map, a mark. A sign of several shapes is told by the strongest of them;
 * - the edge of every card of the map: what is told by it is where a place begins;
 * - the edge of every field: its text may be empty, so nothing else says where to type. A frame around several fields counts for all of them;
 * - the track, the done part and the thumb of a slider, and the marks on it;
 * - what marks the one current or chosen thing among others.
 * The edge of a button is decoration: its label or its sign, measured as such, identifies it. A disabled control is exempt.
 *
 * A background is that of the ancestors, laid over one another with their opacities. Of a gradient each colour counts, the worst decides.
 */
export async function faintOnes(page: Page, demand = usual): Promise<string[]> {
  return page.evaluate(measure, demand)
}

/** What of the controls shows no ring of 3:1 when the keyboard reaches it. */
export async function faintRings(page: Page): Promise<string[]> {
  return page.evaluate(measureRings)
}

/** Puts the tools of both measures into the page; called before it is opened. */
export async function bringTools(page: Page): Promise<void> {
  await page.addInitScript(`globalThis.contrastTools = (${tools.toString()})()`)
}

type Tools = ReturnType<typeof tools>
type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** Runs in the page: nothing of this module's other parts is there. */
function tools() {
  const canvas = new OffscreenCanvas(1, 1)
  const brush = canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D
  const known = new Map<string, Colour>()

  /** Any colour that CSS can write. */
  function read(text: string): Colour {
    const before = known.get(text)
    if (before !== undefined) return before
    brush.clearRect(0, 0, 1, 1)
    brush.fillStyle = 'transparent'
    brush.fillStyle = text
    brush.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data
    const colour: Colour = [red, green, blue, alpha / 255]
    known.set(text, colour)
    return colour
  }

  function over(top: Colour, below: Colour): Colour {
    const alpha = top[3] + below[3] * (1 - top[3])
    if (alpha === 0) return [0, 0, 0, 0]
    const part = (at: 0 | 1 | 2) => (top[at] * top[3] + below[at] * below[3] * (1 - top[3])) / alpha
    return [part(0), part(1), part(2), alpha]
  }

  function luminance(colour: Colour): number {
    const part = (at: 0 | 1 | 2) => {
      const value = colour[at] / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
  }

  function ratio(one: Colour, other: Colour): number {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }

  /** The colours that an element's own background can have at a point, from the plain one and the stops of its gradients. */
  function grounds(style: CSSStyleDeclaration): readonly Colour[] {
    const plain = read(style.backgroundColor)
    const stops = style.backgroundImage === 'none' ? [] : (style.backgroundImage.match(/(?:rgba?|color|oklab|oklch|lab)\([^()]*\)/g) ?? [])
    return stops.length === 0 ? [plain] : stops.map((stop) => over(read(stop), plain))
  }

  /** The worst ratio of a colour that `element` draws to what lies behind it, and both as they are seen. */
  function worst(element: Element, drawn: Colour): { readonly ratio: number; readonly front: Colour; readonly back: Colour } {
    let pairs: readonly (readonly [front: Colour, back: Colour])[] = [[drawn, [0, 0, 0, 0]]]
    for (let at: Element | null = element; at !== null; at = above(at)) {
      const style = getComputedStyle(at)
      const opacity = Number(style.opacity)
      const faded = ([red, green, blue, alpha]: Colour): Colour => [red, green, blue, alpha * opacity]
      // A shape of a drawing has no background of its own.
      const own = at instanceof SVGElement && !(at instanceof SVGSVGElement) ? [[0, 0, 0, 0] as Colour] : grounds(style)
      pairs = pairs.flatMap(([front, back]) => own.map((ground) => [faded(over(front, ground)), faded(over(back, ground))] as const))
    }
    const canvasColour = read(getComputedStyle(document.documentElement).colorScheme === 'dark' ? 'black' : 'white')
    const seen = pairs.map(([front, back]) => [over(front, canvasColour), over(back, canvasColour)] as const)
    const all = seen.map(([front, back]) => ({ ratio: ratio(front, back), front, back })).sort((a, b) => a.ratio - b.ratio)
    return all[0] as (typeof all)[number]
  }

  function above(element: Element): Element | null {
    const root = element.getRootNode()
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
  }

  function hex([red, green, blue]: Colour): string {
    return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
  }

  /** An element as somebody finds it again. */
  function nameOf(element: Element): string {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40)
    const classes = [...element.classList].slice(0, 2).map((each) => `.${each}`)
    const data = [...element.attributes].filter(({ name }) => name.startsWith('data-')).map(({ name, value }) => `[${name}=${value}]`)
    return `${element.tagName.toLowerCase()}${classes.join('')}${data.slice(0, 2).join('')} "${words}"`
  }

  /** Whether somebody can see it, were it scrolled to. What only a screen reader gets is one pixel small. */
  function isSeen(element: Element): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    for (let at: Element | null = element; at !== null; at = above(at)) {
      const { width, height } = at.getBoundingClientRect()
      if (getComputedStyle(at).clipPath.startsWith('inset(50%') || (at instanceof HTMLElement && (width === 1 || height === 1)))
        return false
    }
    return true
  }

  function isDisabled(element: Element): boolean {
    const label = element.closest('label')
    return element.closest(':disabled, [aria-disabled="true"]') !== null || label?.querySelector(':disabled') != null
  }

  /** What React has to draw is drawn. */
  const settled = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
  /** Of a colour that is in the middle of a transition, however short, the computed style says where it began. */
  const still = new CSSStyleSheet()
  still.replaceSync('*, ::before, ::after { transition: none !important; }')
  addEventListener('DOMContentLoaded', () => document.adoptedStyleSheets.push(still))
  /** What can be reached now, with what stands in shadow roots of its own, as the editor does. */
  const scopes = () => {
    const whole = document.querySelector('dialog:modal') ?? document.body
    return [whole, ...[...whole.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
  }
  const all = (selector: string) =>
    scopes().flatMap((scope) => [...scope.querySelectorAll(selector)].filter((each) => isSeen(each) && !isDisabled(each)))
  /** The colours of the shadows around or inside an element. */
  const shadows = (style: CSSStyleDeclaration) =>
    style.boxShadow === 'none' ? [] : (style.boxShadow.match(/(?:rgba?|color|oklab|oklch|lab)\([^()]*\)/g) ?? []).map(read)

  return { settled, above, read, worst, hex, nameOf, isSeen, isDisabled, all, scopes, shadows }
}

/** Runs in the page. */
async function measure(demand: Demand): Promise<string[]> {
  const { settled, read, worst, hex, nameOf, isSeen, isDisabled, all, scopes, shadows } = (
    globalThis as unknown as { contrastTools: Tools }
  ).contrastTools
  await settled()
  const found = new Set<string>()
  const shortOf = (needed: number, what: string, element: Element, measured: ReturnType<typeof worst>) => {
    // Two digits are what people compare: 4.496 is read as 4.5.
    if (Math.round(measured.ratio * 100) / 100 >= needed) return
    found.add(`${what} ${measured.ratio.toFixed(2)}:1 < ${needed}:1, ${hex(measured.front)} on ${hex(measured.back)}: ${nameOf(element)}`)
  }

  // Texts, with what stands in fields.
  const textIn = (element: Element, colour: string, style: CSSStyleDeclaration, what: string) => {
    const size = Number.parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    shortOf(isLarge ? demand.largeText : demand.text, what, element, worst(element, read(colour)))
  }
  const texts = scopes().flatMap((scope) => {
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
    const nodes: Node[] = []
    while (walker.nextNode() !== null) nodes.push(walker.currentNode)
    return nodes
  })
  for (const node of texts) {
    const element = node.parentElement
    if (element === null || node.nodeValue?.trim() === '' || element.closest('script, style, title, option, textarea, noscript')) continue
    if (!isSeen(element) || isDisabled(element)) continue
    const style = getComputedStyle(element)
    textIn(element, style.color, style, 'text')
  }
  for (const field of all('input:not([type=radio], [type=checkbox], [type=range], [type=file]), textarea, select')) {
    const style = getComputedStyle(field)
    textIn(field, style.color, style, 'text of field')
    const hint = field.matches(':placeholder-shown') ? getComputedStyle(field, '::placeholder') : null
    if (hint) textIn(field, hint.color, hint, 'placeholder')
  }

  // Drawn signs: shapes that belong to one <g> or <svg>.
  const signs = new Map<Element, Element[]>()
  for (const shape of all('svg :is(path, line, rect, circle, ellipse, polygon, polyline)')) {
    if (shape.closest('defs, mask, clipPath') || shape.getBoundingClientRect().width + shape.getBoundingClientRect().height === 0) continue
    const sign = shape.closest('g[data-state], g.map-return') ?? shape.closest('svg') ?? shape
    signs.set(sign, [...(signs.get(sign) ?? []), shape])
  }
  for (const [sign, shapes] of signs) {
    const measured = shapes.flatMap((shape) => {
      const style = getComputedStyle(shape)
      const paints = [style.fill, style.strokeWidth === '0px' ? 'none' : style.stroke].filter((paint) => paint !== 'none')
      return paints.map((paint) => worst(shape, read(paint)))
    })
    const best = measured.sort((a, b) => b.ratio - a.ratio)[0]
    if (best !== undefined) shortOf(demand.line, 'sign', sign.closest('button, a, label') ?? sign, best)
  }

  // Edges: the colour of the border, or the ground inside it, against what lies around.
  const edgeOf = (element: Element, outside = element.parentElement ?? element) => {
    const style = getComputedStyle(element)
    const drawn = [...shadows(style), ...(style.borderTopWidth === '0px' ? [] : [read(style.borderTopColor)]), read(style.backgroundColor)]
    return drawn.map((colour) => worst(outside, colour)).sort((a, b) => b.ratio - a.ratio)[0]
  }
  for (const card of all('.map-card')) {
    const edge = edgeOf(card)
    if (edge) shortOf(demand.line, 'edge of card', card, edge)
  }
  for (const field of all('input:not([type=radio], [type=checkbox], [type=range], [type=file]), textarea, select')) {
    const frames = [field, field.closest('search form'), field.closest('fieldset')].filter((each) => each !== null)
    const edge = frames.flatMap((frame) => edgeOf(frame) ?? []).sort((a, b) => b.ratio - a.ratio)[0]
    if (edge) shortOf(demand.line, 'edge of field', field, edge)
  }

  // The slider: its thumb is drawn by a rule that no computed style tells.
  for (const slider of all('input[type=range]')) {
    const line = slider.parentElement as Element
    const styleRules = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .flatMap(function flat(rule): CSSStyleRule[] {
        if (rule instanceof CSSStyleRule) return [rule]
        return 'cssRules' in rule ? [...(rule as CSSGroupingRule).cssRules].flatMap(flat) : []
      })
    const thumb = styleRules.find(
      ({ selectorText }) => selectorText.endsWith('::-webkit-slider-thumb') && slider.matches(selectorText.replace(/::.*/, '')),
    )
    const probe = document.createElement('i')
    probe.style.border = thumb?.style.border ?? 'none'
    line.append(probe)
    shortOf(demand.line, 'thumb of slider', slider, worst(line, read(getComputedStyle(probe).borderTopColor)))
    probe.remove()
    // The done part lies on the track and is told from it by its height: both count against the ground of the slider.
    for (const part of line.querySelectorAll('*')) {
      if (part === slider || !isSeen(part)) continue
      const edge = edgeOf(part, line)
      if (edge) shortOf(demand.line, 'part of slider', part, edge)
    }
  }

  // The one among others: its ring, its bar or its ground differs by 3:1; a word of its own ("stops here") would do, a colour does not.
  for (const marked of all(
    '[aria-current="step"], [aria-selected="true"], [aria-pressed="true"], label:has(> input[type=radio]:checked)',
  )) {
    const outline = getComputedStyle(marked)
    const edges = [marked, ...marked.querySelectorAll(':scope > td')].flatMap((each) => edgeOf(each) ?? [])
    if (outline.outlineStyle !== 'none') edges.push(worst(marked, read(outline.outlineColor)))
    const edge = edges.sort((a, b) => b.ratio - a.ratio)[0]
    if (edge) shortOf(demand.line, 'mark of the chosen one', marked, edge)
  }
  return [...found].sort()
}

/** Runs in the page. */
async function measureRings(): Promise<string[]> {
  const { settled, above, read, worst, hex, nameOf, all, shadows } = (globalThis as unknown as { contrastTools: Tools }).contrastTools
  const found = new Set<string>()
  const before = document.activeElement
  const reachable = 'a[href], button, input, select, textarea, summary, [tabindex="0"], [contenteditable="true"]'
  for (const control of all(reachable)) {
    if (!(control instanceof HTMLElement) || control.tabIndex < 0) continue
    control.blur()
    control.focus({ preventScroll: true, focusVisible: true } as FocusOptions)
    await settled()
    if (!control.matches(':focus')) continue
    const rings: ReturnType<typeof worst>[] = []
    // The ring may be that of the frame around: a field in the address bar, the label of a radio button.
    for (let at: Element | null = control, steps = 0; at !== null && steps < 4; at = above(at), steps += 1) {
      const style = getComputedStyle(at)
      const inside = Number.parseFloat(style.outlineOffset) < 0
      const ground = inside ? at : (at.parentElement ?? at)
      if (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') rings.push(worst(ground, read(style.outlineColor)))
      if (at === control) rings.push(...shadows(style).map((colour) => worst(at?.parentElement ?? control, colour)))
    }
    const ring = rings.sort((a, b) => b.ratio - a.ratio)[0]
    if (ring === undefined) found.add(`no ring: ${nameOf(control)}`)
    else if (ring.ratio < 3) found.add(`ring ${ring.ratio.toFixed(2)}:1 < 3:1, ${hex(ring.front)} on ${hex(ring.back)}: ${nameOf(control)}`)
  }
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return [...found].sort()
}
