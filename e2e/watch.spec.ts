import { expect, test } from './test'

// The watch of every test is tested itself: a watch that sees nothing would let everything pass.

test('the page brings the strict policy along', async ({ page, hopscope }) => {
  await hopscope.open()
  const policy = await page.evaluate(
    () => document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '',
  )
  const directives = new Map(policy.split(';').map((part) => [part.trim().split(' ')[0] ?? '', part.trim().split(' ').slice(1)]))
  expect(directives.get('default-src')).toEqual(["'none'"])
  expect(directives.get('script-src')).toEqual(["'self'"])
  expect(directives.get('style-src')).toEqual(["'self'"])
  expect(directives.get('connect-src')).toEqual(["'self'"])
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
})

test('an uncaught error is noticed', async ({ page, hopscope, troubles }) => {
  await hopscope.open()
  await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('nobody catches this'))))
  await expect.poll(() => troubles.splice(0).join()).toContain('uncaught: Error: nobody catches this')
})

test('an error on the console is noticed', async ({ page, hopscope, troubles }) => {
  await hopscope.open()
  await page.evaluate(() => console.error('something is wrong'))
  await expect.poll(() => troubles.splice(0).join()).toContain('console: something is wrong')
})

test('what the policy refuses is noticed', async ({ page, hopscope, troubles }) => {
  await hopscope.open()
  await page.evaluate(() => {
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.head.append(style)
  })
  await expect.poll(() => troubles.join()).toContain('against the policy: style-src-elem inline')
  await expect.poll(() => troubles.join()).toContain('console:')
  troubles.length = 0
})

test('a request to another host is noticed, and the policy refuses it', async ({ page, hopscope, troubles }) => {
  await hopscope.open()
  await page.evaluate(() => void fetch('https://example.com/').catch(() => undefined))
  await expect.poll(() => troubles.join()).toMatch(/example\.com/)
  await expect.poll(() => troubles.join()).toContain('against the policy: connect-src')
  await expect.poll(() => troubles.join()).toContain('console:')
  troubles.length = 0
})
