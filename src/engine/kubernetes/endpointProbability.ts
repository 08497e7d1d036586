/**
 * The text of the random match in iptables where so many endpoints are still to choose from: 1/n with ten decimals. Rules
 * are asked one after the other, so that the first of three endpoints takes a third, the next half of the rest, and the
 * last has no such match and takes what is left: each endpoint has the same chance.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-iptables
 */
export function endpointProbability(remaining: number): string {
  return (1 / remaining).toFixed(10)
}
