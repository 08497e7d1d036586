import { expect, type Locator, type Page } from '@playwright/test'

/** One row of the flow table as a person reads it. */
export interface FlowRow {
  readonly step: string
  readonly source: string
  readonly sourcePort: string
  readonly destination: string
  readonly destinationPort: string
  readonly whatHappens: string
}

const columns = ['Step', 'Source', 'Source port', 'Destination', 'Destination port', 'What happens'] as const
/** The word beside a value that no packet carries. */
export const notOnTheWire = '(not on the wire)'

/** A file that somebody chooses. */
interface NamedText {
  readonly name: string
  readonly text: string | Buffer
}

/** The page as a person meets it: everything by role and name. */
export class HopscopePage {
  readonly editor: Locator
  readonly from: Locator
  readonly to: Locator
  readonly send: Locator
  readonly verdict: Locator
  readonly map: Locator
  readonly player: Locator
  readonly position: Locator
  readonly table: Locator
  readonly hop: Locator
  readonly waysIn: Locator
  readonly findings: Locator
  readonly problems: Locator
  readonly files: Locator
  /** How kube-proxy runs. */
  readonly settings: Locator
  /** The rules that the packet meets on a node. */
  readonly rules: Locator
  /** The endpoints that the current hop could choose from. */
  readonly candidates: Locator

  constructor(readonly page: Page) {
    this.editor = page.getByRole('textbox', { name: 'Manifests' })
    this.from = page.getByRole('combobox', { name: 'From' })
    this.to = page.getByRole('combobox', { name: 'To' })
    this.send = page.getByRole('button', { name: 'Send' })
    this.verdict = page.getByRole('status', { name: 'Verdict' })
    this.map = page.getByRole('region', { name: 'Map' })
    this.player = page.getByRole('toolbar', { name: 'Player' })
    this.position = this.player.getByRole('slider', { name: 'Position' })
    this.table = page.getByRole('table', { name: 'Flow table' })
    this.hop = page.getByRole('complementary', { name: 'Hop' })
    this.waysIn = page.getByRole('list', { name: 'All ways in' }).getByRole('listitem')
    this.findings = page.getByRole('list', { name: 'Findings' }).getByRole('listitem')
    this.problems = page.getByRole('list', { name: 'Problems' }).getByRole('listitem')
    this.settings = page.getByRole('dialog', { name: 'Settings' })
    this.rules = page.getByRole('region', { name: 'Linux rules' })
    this.candidates = this.hop
      .getByRole('table', { name: 'Candidates' })
      .getByRole('row')
      .filter({ has: page.getByRole('cell') })
    this.files = page.getByRole('tablist', { name: 'Files' })
  }

  /** Opens the page and waits until the path of the first sample is drawn and the full editor has taken its place. */
  async open(path = './'): Promise<this> {
    await this.page.goto(path)
    await this.drawn()
    await this.editorReady()
    return this
  }

  /** A trace stands in the table, or the rules that it meets in its place, and its client on the map. */
  async drawn(): Promise<void> {
    await expect(this.rows().first().or(this.rules)).toBeVisible()
    await expect(this.map.getByRole('button', { name: /^Client / })).toBeVisible()
  }

  /** The plain text box gives way to the editor, which numbers its lines. */
  async editorReady(): Promise<void> {
    await expect.poll(() => this.editor.evaluateAll((boxes) => boxes.map((box) => box.tagName))).toEqual(['DIV'])
  }

  /** Every part of the page is fetched: it needs no network any more. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => performance.getEntriesByName('hopscope/ready').length > 0, undefined, { timeout: 60_000 })
  }

  /** A card of the map: `Service default/web`. */
  card(name: string | RegExp): Locator {
    return this.map.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
  }

  /** The options of the list under From or To. */
  completions(): Locator {
    return this.page.getByRole('listbox').getByRole('option')
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  view(name: 'Concept' | 'On the wire' | 'Linux rules'): Locator {
    return this.page.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { name })
  }

  /** The lines of one chain, set or map: `nat KUBE-NODEPORTS`. Names of Services and endpoints are hashed: give their beginning. */
  ruleLines(name: RegExp): Locator {
    return this.rules.getByRole('list', { name }).getByRole('listitem')
  }

  /** Every rule that the packet meets, in that order, as the node prints it. */
  async rulesMet(): Promise<string[]> {
    return this.rules.getByRole('listitem').filter({ hasText: 'matches, number' }).locator('code').allTextContents()
  }

  fileTab(name: string): Locator {
    return this.files.getByRole('tab', { name, exact: true })
  }

  /** The rows of the flow table under its head. */
  rows(): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('cell') })
  }

  /** The row that the playhead stands at. */
  currentRow(): Locator {
    return this.rows().and(this.page.locator('[aria-current="step"]'))
  }

  /** Every cell of the flow table, under the names of its columns: read at one moment, since the page may draw anew between two reads. */
  async flow(): Promise<FlowRow[]> {
    const [heads, ...rows] = await this.table.evaluate((table: HTMLTableElement) =>
      [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.replace('◦', '').trim())),
    )
    expect(heads).toEqual([...columns])
    return rows.map(([step = '', source = '', sourcePort = '', destination = '', destinationPort = '', whatHappens = '', ...rest]) => {
      expect(rest).toEqual([])
      return { step, source, sourcePort, destination, destinationPort, whatHappens }
    })
  }

  /** The four values of each row, as the case files write them. */
  async tuples(): Promise<string[][]> {
    return (await this.flow()).map((row) =>
      [row.source, row.sourcePort, row.destination, row.destinationPort].map((cell) => cell.replace(notOnTheWire, '').trim()),
    )
  }

  /** Puts a text on the clipboard, as copying it elsewhere does. */
  async copyElsewhere(text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  }

  /** Pastes from the clipboard where the focus is. */
  async pressPaste(text: string): Promise<void> {
    await this.copyElsewhere(text)
    await this.page.keyboard.press('ControlOrMeta+V')
  }

  /** Pastes into the editor over what is selected there: all of it. */
  async pasteManifests(text: string): Promise<void> {
    await this.editor.focus()
    await this.page.keyboard.press('ControlOrMeta+A')
    await this.pressPaste(text)
  }

  /** What the editor holds, read as a person takes it elsewhere: select all, copy. */
  async heldText(): Promise<string> {
    await this.copyElsewhere('')
    await this.editor.focus()
    await this.page.keyboard.press('ControlOrMeta+A')
    await this.page.keyboard.press('ControlOrMeta+C')
    return this.page.evaluate(() => navigator.clipboard.readText())
  }

  /** The line of the editor that holds exactly this text: the first one, as far as it is in view. */
  line(text: string): Locator {
    return this.editor.getByText(new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)).first()
  }

  /** Puts the cursor at the end of a line: pages through the text from its beginning until the line is in view. */
  async cursorAfter(text: string): Promise<void> {
    await this.editor.focus()
    await this.page.keyboard.press('ControlOrMeta+Home')
    await expect(async () => {
      if ((await this.line(text).count()) === 0) await this.page.keyboard.press('PageDown')
      await expect(this.line(text)).toBeAttached({ timeout: 200 })
    }).toPass({ timeout: 5000 })
    await this.line(text).click()
    await this.page.keyboard.press('End')
  }

  /** Whether a line is lit as one that decided the current hop: by the colour of its edge. */
  async isLit(text: string): Promise<boolean> {
    const edge = await this.line(text).evaluate((line) => getComputedStyle(line).borderLeftColor)
    return edge !== 'rgba(0, 0, 0, 0)'
  }

  /** Writes in place of the end of a line. */
  async editLine(text: string, tail: string, typed: string): Promise<void> {
    expect(text.endsWith(tail)).toBe(true)
    await this.cursorAfter(text)
    for (const _ of tail) await this.page.keyboard.press('Backspace')
    await this.page.keyboard.type(typed)
  }

  /** Writes a request and sends it with Enter. */
  async ask(to: string, from?: string): Promise<void> {
    if (from !== undefined) {
      await this.from.fill(from)
      await this.from.press('Escape')
    }
    await this.to.fill(to)
    await this.to.press('Enter')
  }

  /** What was sent or written is answered. */
  async answered(): Promise<void> {
    await expect(this.verdict).not.toHaveAttribute('aria-busy', 'true')
  }

  /** Moves the playhead behind the last hop, where the verdict is known. */
  async toTheEnd(): Promise<void> {
    await this.answered()
    await this.position.press('End')
  }

  /** Leaves every field, so that the keys are the player's. */
  async leaveFields(): Promise<void> {
    await this.page.getByRole('heading', { name: 'Hopscope', level: 1 }).click()
  }

  /** Opens a sample from the gallery. */
  async openSample(title: string): Promise<void> {
    await this.button('Samples').click()
    await this.page.getByRole('dialog', { name: 'Samples' }).getByRole('button', { name: title, exact: true }).click()
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }

  /** Opens the dialog that says how kube-proxy runs. */
  async openSettings(): Promise<void> {
    await this.button('Settings').click()
    await expect(this.settings).toBeVisible()
  }

  /** The chip that says which settings differ from the input. */
  settingsChip(changes: string): Locator {
    return this.page.getByRole('button', { name: `kube-proxy: ${changes}`, exact: true })
  }

  /** Stands at the hop of that row of the flow table. */
  async atHop(step: number): Promise<void> {
    await this.rows()
      .nth(step - 1)
      .getByRole('button')
      .first()
      .click()
  }

  /** Chooses files in the dialog that "Open files" brings up. */
  async openFiles(files: readonly NamedText[]): Promise<void> {
    await this.chooseFiles('Open files', files)
  }

  /** Opens files as what was before. */
  async compareWith(files: readonly NamedText[]): Promise<void> {
    await this.button('Compare…').click()
    await this.chooseFiles('Open what was before', files)
  }

  private async chooseFiles(button: string, files: readonly NamedText[]): Promise<void> {
    const asked = this.page.waitForEvent('filechooser')
    await this.button(button).click()
    const chooser = await asked
    expect(chooser.isMultiple()).toBe(true)
    await chooser.setFiles(files.map(({ name, text }) => ({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) })))
  }
}
