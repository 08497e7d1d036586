import { describe, expect, it } from 'vitest'
import { type LabelQuestion, placeLabel, rowOf } from './placeLabel'

const canvas = { width: 860, height: 560, top: 40, bottom: 8 }
const label = { width: 360, height: 90 }
const card = (x: number, y: number, weight = 20) => ({ box: { x, y, width: 130, height: 90 }, weight })

function ask(anchor: { x: number; y: number }, obstacles: LabelQuestion['obstacles']) {
  return placeLabel(rowOf({ canvas, label, visits: [anchor], obstacles }), anchor, { canvas, label })
}

describe('the place of a label', () => {
  it.each([
    { x: 5, y: 280 },
    { x: 855, y: 280 },
    { x: 430, y: 45 },
    { x: 430, y: 555 },
  ])('is whole on the canvas for something at $x, $y', (anchor) => {
    const { x, y } = ask(anchor, [card(anchor.x - 130, anchor.y - 45)])
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + label.width).toBeLessThanOrEqual(canvas.width)
    expect(y).toBeGreaterThanOrEqual(canvas.top)
    expect(y + label.height).toBeLessThanOrEqual(canvas.height)
  })

  it('covers no card of its step', () => {
    const obstacles = [card(300, 230), card(460, 230)]
    const { x, y } = ask({ x: 445, y: 275 }, obstacles)
    for (const { box } of obstacles) {
      const apart = x + label.width <= box.x || box.x + box.width <= x || y + label.height <= box.y || box.y + box.height <= y
      expect(apart).toBe(true)
    }
  })

  it('says on which side of its anchor it stands', () => {
    expect(ask({ x: 445, y: 500 }, [card(315, 455)]).above).toBe(true)
    expect(ask({ x: 445, y: 80 }, [card(315, 45)]).above).toBe(false)
  })

  it('stands in the one gap among hundreds of cards', () => {
    const cards = Array.from({ length: 300 }, (_, i) => ({
      box: { x: (i % 20) * 43, y: Math.floor(i / 20) * 40, width: 40, height: 30 },
      weight: 4,
    }))
    const open = cards.filter(({ box }) => box.y < 300 || box.y > 400)
    const { y } = ask({ x: 430, y: 200 }, open)
    // The only rows without a card are those from 310 to 400, and the label is as high as they are.
    expect(y).toBeGreaterThanOrEqual(306)
    expect(y).toBeLessThanOrEqual(350)
  })
})
