/** A word as sh, bash and zsh read it: names of the input may hold anything. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** One line for sh, of words that are each quoted where they need it. */
export function commandOf(...words: readonly string[]): string {
  return words.map(shellWord).join(' ')
}

/** `NAMESPACE` and what else a kubectl command needs to find an object. */
export function inNamespace(namespace: string | null): readonly string[] {
  return namespace === null ? [] : ['-n', namespace]
}

/** A container beside those of a Pod, in its network: images of applications have no tools. */
export function besidePod(
  { namespace, name }: { readonly namespace: string | null; readonly name: string },
  image: Image,
): readonly string[] {
  return ['kubectl', 'debug', '-it', ...inNamespace(namespace), `pod/${name}`, `--image=${image}`, '--']
}

/** A privileged container on a node, in its network. */
export function onNode(name: string, image: Image): readonly string[] {
  return ['kubectl', 'debug', '-it', `node/${name}`, '--profile=sysadmin', `--image=${image}`, '--']
}

/** Small images that have the tools: busybox, curl, and one for looking at packets. */
type Image = 'busybox' | 'curlimages/curl' | 'nicolaka/netshoot'

/** The slices of a Service. */
export function slicesOf(service: { readonly namespace: string; readonly name: string }): readonly string[] {
  const { namespace, name } = service
  return ['kubectl', 'get', 'endpointslices', ...inNamespace(namespace), '-l', `kubernetes.io/service-name=${name}`]
}
