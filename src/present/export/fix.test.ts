import { describe, expect, it } from 'vitest'
import type { Finding, TextEdit } from '../../engine/model'
import { messagesFor } from '../../i18n/messagesFor'
import { droppedTrace } from '../fixture'
import { findingsText } from './findingsText'
import { jsonText } from './json'
import { sarif } from './sarif'
import { tableText } from './table'

const en = messagesFor('en')
const [plain] = droppedTrace.findings
if (plain === undefined || plain.object === null) throw new Error('the fixture has a finding')
const finding: Finding = { ...plain, change: [{ do: 'set', object: plain.object, path: 'spec.externalTrafficPolicy', value: 'Cluster' }] }
const trace = { ...droppedTrace, findings: [finding] }
const edit: TextEdit = { file: 'a b.yaml', line: 14, column: 26, endLine: 14, endColumn: 31, text: 'Cluster' }
const fixOf = () => [edit]
const sentence = 'fix: set spec.externalTrafficPolicy to Cluster (Pods then see the address of a node in place of the client’s)'

describe('a fix in outputs', () => {
  it('is one line of text, with what it costs', () => {
    expect(findingsText([finding], [], en, {}, fixOf)).toContain(`  ${sentence}\n`)
    expect(tableText(trace, 'concept', en, { width: 200 }, fixOf)).toContain(`    ${sentence}\n`)
    expect(messagesFor('zh').fixes.line('x')).toBe('修复：x')
  })

  it('is a list of edits in JSON', () => {
    const [printed] = (JSON.parse(jsonText(trace, en, fixOf)) as { findings: readonly Record<string, unknown>[] }).findings
    expect(printed?.fix).toEqual([edit])
    expect(printed).not.toHaveProperty('change')
  })

  it('is a replacement in SARIF', () => {
    const [result] = sarif([finding], [], en, '1', { fixOf }).runs[0]?.results ?? []
    expect(result).toMatchObject({
      fixes: [
        {
          description: { text: sentence.slice('fix: '.length) },
          artifactChanges: [
            {
              artifactLocation: { uri: 'a%20b.yaml' },
              replacements: [
                { deletedRegion: { startLine: 14, startColumn: 26, endLine: 14, endColumn: 31 }, insertedContent: { text: 'Cluster' } },
              ],
            },
          ],
        },
      ],
    })
  })

  it('is left out where there is none', () => {
    expect(findingsText([finding], [], en)).not.toContain('fix:')
    expect(JSON.parse(jsonText(trace, en)).findings[0]).not.toHaveProperty('fix')
    expect(sarif([finding], [], en, '1').runs[0]?.results[0]).not.toHaveProperty('fixes')
  })
})
