import { expect, it } from 'vitest'
import { messagesFor } from '../../i18n/messagesFor'
import { matching, senderOptions, targetOptions } from './options'

const messages = messagesFor('en')

it('says of each sender what it is', () => {
  const options = senderOptions(['external', 'pod:default/web', 'node:node1'], messages)
  expect(options.map(({ value, kind, about }) => [value, kind, about])).toEqual([
    ['external', 'Client outside', ''],
    ['pod:default/web', 'Pod', 'default/web'],
    ['node:node1', 'Node', 'node1'],
  ])
})

it('finds an address by every word in any of its parts', () => {
  const options = targetOptions(
    [
      {
        to: '10.0.0.1:30001',
        from: 'external',
        kind: 'nodePort',
        describes: { object: 'default/web', kind: 'Service', port: '8080' },
        verdict: 'delivered',
      },
      {
        to: 'http://a/',
        from: 'external',
        kind: 'url',
        describes: { object: 'edge', kind: 'ExternalLoadBalancer', port: '80' },
        verdict: 'dropped',
      },
    ],
    messages,
  )
  expect(matching(options, 'WEB nodeport').map((option) => option.value)).toEqual(['10.0.0.1:30001'])
  expect(matching(options, ' ')).toHaveLength(2)
  expect(options[1]?.about).toBe('ExternalLoadBalancer edge, port 80')
})
