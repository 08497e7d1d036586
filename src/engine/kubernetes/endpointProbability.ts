const decimals = 10

/**
 * The text of the random match in iptables where so many endpoints are still to choose from: 1/n with ten decimals. Rules
 * are asked one after the other, so that the first of three endpoints takes a third, the next half of the rest, and the
 * last has no such match and takes what is left: each endpoint has the same chance. A value that lies exactly between
 * two texts takes the even one, as kube-proxy prints it.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-iptables
 */
export function endpointProbability(remaining: number): string {
  const probability = 1 / remaining
  const exact = probability.toFixed(60)
  const cut = exact.slice(0, exact.indexOf('.') + 1 + decimals)
  const between = /^50*$/.test(exact.slice(cut.length))
  return between && Number(cut.at(-1)) % 2 === 0 ? cut : probability.toFixed(decimals)
}
