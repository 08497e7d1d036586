import { Newest, type PodSoftware, type SoftwareName } from '../../model'

/** An image by its repository, and which of its flags decide anything. */
interface Recognised {
  readonly name: SoftwareName
  readonly image: RegExp
  readonly role: PodSoftware['role'] | 'by-arguments'
}

/** The images of software that serves Ingresses or makes balancers: as its makers publish them, and as distributions mirror them. */
const images: readonly Recognised[] = [
  { name: 'ingress-nginx', image: /(^|\/)(ingress-nginx\/controller|nginx-ingress-controller)(-chroot)?$/, role: 'proxy' },
  { name: 'nginx-ingress', image: /(^|\/)nginx-(plus-)?ingress$/, role: 'proxy' },
  { name: 'traefik', image: /(^|\/)(mirrored-library-)?traefik$/, role: 'proxy' },
  { name: 'haproxy', image: /(^|\/)haproxytech\/kubernetes-ingress$/, role: 'proxy' },
  { name: 'haproxy-ingress', image: /(^|\/)haproxy-ingress$/, role: 'proxy' },
  // Contour's own program runs beside each Envoy too, where it starts and stops it.
  { name: 'contour', image: /(^|\/)contour$/, role: 'by-arguments' },
  { name: 'kong', image: /(^|\/)(kong|kong-gateway)$/, role: 'proxy' },
  { name: 'nginx-gateway-fabric', image: /(^|\/)nginx-gateway-fabric\/nginx(-plus)?$/, role: 'proxy' },
  { name: 'nginx-gateway-fabric', image: /(^|\/)nginx-gateway-fabric$/, role: 'control' },
  { name: 'kong', image: /(^|\/)kong\/(kubernetes-ingress-controller|nightly-ingress-controller)$/, role: 'control' },
  { name: 'metallb', image: /(^|\/)metallb[/-]speaker$/, role: 'proxy' },
  { name: 'metallb', image: /(^|\/)metallb[/-]controller$/, role: 'control' },
  { name: 'openelb', image: /(^|\/)openelb-speaker$/, role: 'proxy' },
  { name: 'openelb', image: /(^|\/)openelb(-controller|-manager)?$/, role: 'control' },
  { name: 'kube-vip', image: /(^|\/)kube-vip$/, role: 'proxy' },
]

/** Flags that decide whom the software serves, and how. */
const telling =
  /class|default-backend-service|ssl-passthrough|report-node|publish-service|^providers\.kubernetesingress|^entrypoints\.|^default-server-tls-secret$|^enable-(layer2|keepalived-vip)$/

type Raw = Readonly<Record<string, unknown>>

interface Recognition {
  readonly recognised: Recognised
  readonly version: string | null
}

const known = new Map<string, Recognition | null>()
/** Distinct images of one input are few; a page that stays open reads many inputs. */
const mostKept = 10_000

/**
 * The software that a Pod runs, by the images of its containers. Most Pods run none of it: an image is looked at once,
 * however many Pods have it.
 */
export function softwareOf(podSpec: unknown, namespace: string): PodSoftware | null {
  const containers = listOf(podSpec, 'containers')
  return newest.of([containers, namespace], () => softwareIn(containers, namespace))
}

const newest = new Newest<PodSoftware | null>()

function softwareIn(containers: readonly unknown[], namespace: string): PodSoftware | null {
  const found: (Recognition & { readonly container: Raw })[] = []
  for (const container of containers) {
    const image = isRaw(container) ? container.image : null
    const hit = typeof image === 'string' ? recognise(image) : null
    if (hit !== null) found.push({ ...hit, container: container as Raw })
  }
  const [first] = found
  if (!first) return null
  const same = found.filter(({ recognised }) => recognised.name === first.recognised.name)
  const flags = Object.fromEntries(same.flatMap(({ container }) => flagsOf(container, namespace)))
  const isProxy = same.some(({ recognised, container }) => roleOf(recognised, container) === 'proxy')
  const carrier = same.find(({ recognised, container }) => roleOf(recognised, container) === 'proxy') ?? first
  return { name: first.recognised.name, role: isProxy ? 'proxy' : 'control', version: carrier.version, flags }
}

function roleOf({ role }: Recognised, container: Raw): PodSoftware['role'] {
  if (role !== 'by-arguments') return role
  return argumentsOf(container).includes('serve') ? 'control' : 'proxy'
}

function recognise(image: string): Recognition | null {
  const seen = known.get(image)
  if (seen !== undefined) return seen
  if (known.size >= mostKept) known.clear()
  const { repository, tag } = imageParts(image)
  const recognised = images.find((candidate) => candidate.image.test(repository))
  const made = recognised ? { recognised, version: /^v?\d/.test(tag) ? tag.replace(/^v/, '') : null } : null
  known.set(image, made)
  return made
}

/** `registry:5000/a/b:v1@sha256:…` is repository `registry:5000/a/b` and tag `v1`. */
function imageParts(image: string): { readonly repository: string; readonly tag: string } {
  const [named = ''] = image.split('@')
  const colon = named.lastIndexOf(':')
  if (colon <= named.lastIndexOf('/')) return { repository: named, tag: '' }
  return { repository: named.slice(0, colon), tag: named.slice(colon + 1) }
}

/** `--flag=value`, `--flag value` and `--flag`, with one hyphen or two. The variables that name the Pod's namespace are put in. */
function flagsOf(container: Raw, namespace: string): readonly (readonly [string, string])[] {
  const words = argumentsOf(container)
  return words.flatMap((word, index): readonly (readonly [string, string])[] => {
    const match = /^--?([\w.-]+)(?:=(.*))?$/s.exec(word)
    const name = match?.[1]?.toLowerCase()
    if (name === undefined || !telling.test(name)) return []
    const next = words[index + 1] ?? '-'
    const value = match?.[2] ?? (next.startsWith('-') ? 'true' : next)
    return [[name, value.replaceAll(/\$\((POD_)?NAMESPACE\)/g, namespace)]]
  })
}

function argumentsOf(container: Raw): readonly string[] {
  return [container.command, container.args].flatMap((list) =>
    Array.isArray(list) ? list.filter((word): word is string => typeof word === 'string') : [],
  )
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = isRaw(value) && Object.hasOwn(value, key) ? value[key] : null
  return Array.isArray(list) ? list : []
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The Pod spec of an object that is a Pod or makes Pods, as it is written. */
export function podSpecOf(body: Raw): unknown {
  const spec = body.spec
  if (!isRaw(spec) || !isRaw(spec.template)) return spec
  return spec.template.spec
}
