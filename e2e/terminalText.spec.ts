import { readFileSync } from 'node:fs'
import { expect, test } from './test'

const session = readFileSync('e2e/corpus/pasted/describe-services-session.txt', 'utf8')
const manifests = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: xpp
spec:
  replicas: 3
  selector:
    matchLabels:
      run: nginx
  template:
    metadata:
      labels:
        run: nginx
    spec:
      containers:
        - name: my-nginx
          image: nginx
          ports:
            - containerPort: 80
`

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a terminal’s text is drawn: the Service, its endpoints and the Pods on their nodes', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(session)
  await expect(hopscope.card('Service default/nginx')).toBeVisible()
  await hopscope.ask('nginx:80', 'pod:default/xpp-b6458f4cb-8spfw')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
  expect((await hopscope.tuples())[0]).toEqual(['10.244.152.95', 'any', '10.111.189.98', '80'])
  await expect(hopscope.problems).toHaveCount(1)
  await expect(hopscope.problems.first()).toContainText(/1 line of this text says nothing about an object.*:25/s)
})

test('beside its manifests it is one cluster: no Pod is assumed, and each hop lights the line that decided it', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(`${session}\n${manifests}`)
  await expect(hopscope.card(/^Pod default\/xpp-b6458f4cb-/)).toHaveCount(3)
  await expect(hopscope.card('Service default/nginx')).toBeVisible()
  await expect(hopscope.problems).toHaveCount(1)
})
