import { readdirSync, readFileSync } from 'node:fs'
import { dump, load, loadAll } from 'js-yaml'

/** A request in a case file or a Scenario. */
export interface CaseRequest {
  readonly expect: {
    readonly verdict: string
    readonly flow?: readonly CaseRow[]
    readonly wire?: readonly CaseRow[]
    readonly endpoints?: readonly string[]
  }
}
/** Source, source port, destination, destination port. */
export type CaseRow = readonly (string | number)[]

interface KubeObject {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly spec?: Readonly<Record<string, unknown>>
  readonly status?: Readonly<Record<string, unknown>>
}

/** A file of this folder. */
export function fileText(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}

export function corpus(name: string): string {
  return fileText(`corpus/manifests/${name}.yaml`)
}

/** The ids of all samples: the names of their files. */
export function sampleIds(): readonly string[] {
  const files = readdirSync(new URL('../src/samples', import.meta.url))
  return files.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length))
}

export function sampleText(id: string): string {
  return fileText(`../src/samples/${id}.yaml`)
}

/** A case of e2e/conformance/scenarios: its manifests as one text, and its first request. */
export function scenario(name: string): { readonly manifests: string; readonly first: CaseRequest } {
  const { manifests, requests } = load(fileText(`conformance/scenarios/${name}.yaml`)) as { manifests: object[]; requests: CaseRequest[] }
  const [first] = requests
  if (!first) throw new Error(`${name} has no request`)
  return { manifests: manifests.map((object) => dump(object)).join('---\n'), first }
}

/** The Scenario of a sample: what it is called, and its first request. */
export function sampleScenario(id: string): { readonly title: { readonly en: string; readonly zh: string }; readonly first: CaseRequest } {
  const objects = loadAll(sampleText(id)) as KubeObject[]
  const spec = objects.find((object) => object.kind === 'Scenario')?.spec as
    | { title: { en: string; zh: string }; requests: CaseRequest[] }
    | undefined
  const first = spec?.requests[0]
  if (!spec || !first) throw new Error(`${id} has no Scenario with a request`)
  return { title: spec.title, first }
}

/** Everything in a text but one object: what it takes to open a cluster as two files. */
export function objectsOf(text: string, kinds: readonly string[]): string {
  const objects = (loadAll(text) as KubeObject[]).filter((object) => kinds.includes(object.kind))
  if (objects.length === 0) throw new Error(`no ${kinds.join(', ')} in the text`)
  return objects.map((object) => dump(object)).join('---\n')
}

/** A Deployment and its Service as people paste them: no Pod, no node, no address. */
export const shop = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: web
          image: example/shop
          ports:
            - name: http
              containerPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  type: NodePort
  selector:
    app: shop
  ports:
    - port: 80
      targetPort: http
      nodePort: 30080
`

/** A Deployment of so many Pods behind a node port: more ways on than a panel shows at once. */
export function big(replicas: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: big }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: big } }
  template:
    metadata: { labels: { app: big } }
    spec: { containers: [{ name: app, image: example/big, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: big }
spec:
  type: NodePort
  selector: { app: big }
  ports: [{ port: 80, targetPort: 8080, nodePort: 30100 }]
`
}
