import type { RouteSource } from '../controllers/source'
import { compileOutside } from './outside'
import { readIngresses } from './read'

/** Ingresses, each by the dialect of the software that serves it. */
export const ingressSource: RouteSource = {
  open: (objects, problems) => {
    const ingresses = readIngresses(objects, problems)
    return {
      routed: ingresses,
      claims: (served, serving) =>
        serving.kind.claims(
          ingresses.filter((ingress) => served.has(ingress)),
          serving,
        ),
      balancers: (served, context) =>
        compileOutside(
          context,
          ingresses.flatMap((ingress) => {
            const kind = served.get(ingress)
            return kind?.outside ? [{ ingress, kind, outside: kind.outside }] : []
          }),
        ),
    }
  },
}
