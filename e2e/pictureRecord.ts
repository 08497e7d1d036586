import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

/** With which browser and fonts the kept pictures were taken: where one of them is another, no picture can be the same. */
interface PictureRecord {
  readonly browser: string
  /** The widths of a few texts in the fonts of the page, in hundredths of a pixel. */
  readonly fonts: Readonly<Record<string, number>>
}

const file = fileURLToPath(new URL('pictures/record.json', import.meta.url))

/** What stands in the record; null before the first picture was kept. */
function keptRecord(): PictureRecord | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PictureRecord) : null
}

/** Writes down what the pictures are taken with now. */
export function keepRecord(record: PictureRecord): void {
  const text = `${JSON.stringify(record, null, 2)}\n`
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}

/** What this browser would take pictures with. The page must be open: its fonts are asked. */
export async function recordOf(page: Page): Promise<PictureRecord> {
  const fonts = await page.evaluate(() => {
    const texts = { latin: 'Which way does a request go? 10.96.0.1:30001', chinese: '请求经过哪些跳，在哪里停下', signs: '→ ← ◦ × …' }
    const pen = document.createElement('canvas').getContext('2d')
    const style = getComputedStyle(document.documentElement)
    const widths: Record<string, number> = {}
    for (const family of ['--font', '--mono'])
      for (const weight of [400, 700])
        for (const [name, text] of Object.entries(texts)) {
          if (pen === null) throw new Error('nothing can be measured')
          pen.font = `${weight} 15px ${style.getPropertyValue(family)}`
          widths[`${family.slice(2)} ${weight} ${name}`] = Math.round(pen.measureText(text).width * 100)
        }
    return widths
  })
  return { browser: page.context().browser()?.version() ?? 'unknown', fonts }
}

/** Why the kept pictures say nothing about this browser; null where they do. */
export function whyNotComparable(now: PictureRecord): string | null {
  const kept = keptRecord()
  if (kept === null) return 'no record stands beside the pictures (e2e/pictures/record.json): renew them'
  if (kept.browser !== now.browser) return `the pictures were taken with Chromium ${kept.browser}, this is ${now.browser}`
  const other = Object.keys(now.fonts).filter((name) => now.fonts[name] !== kept.fonts[name])
  return other.length === 0 ? null : `the pictures were taken with other fonts than those of this system (${other.join(', ')})`
}
