// P18: from the paste of Online Boutique (32 KB), and of a few lines, to the drawn path, with the processor four times slower.
// Run after `npm run build`: node bench/paste.bench.mjs [folder of a built page …] [--runs N]
// Several folders are measured in turn: a build from before a change beside one from after it.
import { readFileSync } from 'node:fs'
import { preview } from 'vite'
import { readArgs } from './args.mjs'
import { inFreshBrowser, typescript } from './browser.mjs'
import { inTurn, median } from './median.mjs'
import { printTable } from './printTable.mjs'

const slower = 4

/** A Deployment and its Service: 33 lines, as people paste them. */
const { shop } = await typescript('./e2e/texts.ts')

/** Each text, and what stands on the map and in the table once its path is drawn. */
const texts = [
  {
    name: 'P18 paste of Online Boutique',
    text: readFileSync(new URL('../e2e/corpus/manifests/online-boutique.yaml', import.meta.url), 'utf8'),
    drawn: { cards: ['Pod default/frontend-', 'Service default/frontend-external'], word: 'frontend-external' },
    hard: 600,
    aim: 250,
  },
  {
    name: '   and all its ways in',
    text: readFileSync(new URL('../e2e/corpus/manifests/online-boutique.yaml', import.meta.url), 'utf8'),
    drawn: { cards: ['Pod default/frontend-', 'Service default/frontend-external'], word: 'frontend-external', ways: '18 addresses' },
    hard: 600,
    aim: 250,
  },
  { name: 'paste of 33 lines', text: shop, drawn: { cards: ['Pod default/shop-', 'Service default/shop'], word: 'shop' } },
]

/** Runs in the page and watches for the picture after a paste: the frame in which the cards of the path stand on the map and the table tells of it. */
function watchPaste({ cards, word, ways = null }) {
  globalThis.pasteToPath = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('nothing was drawn within 20 s')), 20_000)
    window.addEventListener(
      'paste',
      (event) => {
        const began = event.timeStamp
        const drawn = () =>
          cards.every((name) => document.querySelector(`button[aria-label^="${name}"]`) !== null) &&
          document.querySelector('table tbody')?.textContent?.includes(word) === true &&
          (ways === null || [...document.querySelectorAll('h2 button')].some((button) => button.textContent.includes(ways)))
        const look = () => {
          if (!drawn()) return requestAnimationFrame(look)
          // The frame that holds it is painted when the next one begins.
          requestAnimationFrame((painted) => {
            clearTimeout(late)
            resolve(painted - began)
          })
        }
        requestAnimationFrame(look)
      },
      { capture: true, once: true },
    )
  })
}

/** One fresh browser each, so that no run warms up the next. */
function paste(address, { text, drawn }) {
  return inFreshBrowser(async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(address)
    await page.getByRole('button', { name: 'Service default/web' }).waitFor()
    await page.locator('[role=textbox][contenteditable=true]').waitFor()
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await page.getByRole('textbox', { name: 'Manifests' }).focus()
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.evaluate(watchPaste, drawn)
    await page.keyboard.press('Control+V')
    return page.evaluate(() => globalThis.pasteToPath)
  })
}

const { named: folders, runsOf } = readArgs(process.argv.slice(2), ['dist'])
const servers = []
try {
  for (const folder of folders) {
    servers.push(await preview({ preview: { host: '127.0.0.1', port: 4198 }, build: { outDir: folder }, logLevel: 'error' }))
  }
  const methods = folders.flatMap((folder, i) =>
    texts.map((text) => [`${text.name}${folders.length > 1 ? `, ${folder}` : ''}`, text, servers[i].resolvedUrls.local[0]]),
  )
  const results = await inTurn(
    runsOf('paste'),
    Object.fromEntries(methods.map(([name, text, address]) => [name, () => paste(address, text)])),
  )
  const rows = [[`measure, ${slower}x slower`, 'median', 'runs', 'hard', 'aim', 'ratio to hard']]
  for (const [name, { hard, aim }] of methods) {
    const middle = median(results[name])
    const runs = results[name].map((ms) => ms.toFixed(0)).join(', ')
    const limits = hard === undefined ? ['', '', ''] : [`${hard} ms`, `${aim} ms`, (middle / hard).toFixed(2)]
    rows.push([name, `${middle.toFixed(0)} ms`, runs, ...limits])
    if (middle > hard) process.exitCode = 1
  }
  printTable(rows)
} finally {
  for (const server of servers) await server.close()
}
