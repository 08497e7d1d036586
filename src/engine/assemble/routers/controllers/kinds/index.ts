import type { SoftwareName } from '../../../../model'
import type { ControllerKind } from '../kind'
import { awsAlb } from './awsAlb'
import { contour } from './contour'
import { gke } from './gke'
import { haproxy } from './haproxy'
import { haproxyIngress } from './haproxyIngress'
import { ingressNginx } from './ingressNginx'
import { kong } from './kong'
import { nginxInc } from './nginxInc'
import { traefik } from './traefik'
import { unknownKind } from './unknown'

/** Every software that serves Ingresses as this house knows it, one line each. */
export const kinds: readonly ControllerKind[] = [ingressNginx, nginxInc, traefik, haproxy, haproxyIngress, contour, kong, awsAlb, gke]

export { unknownKind }

export function kindOfController(controller: string): ControllerKind | null {
  const found = kinds.find((kind) => controller === kind.controller || controller.startsWith(`${kind.controller}/`))
  // A second one is told another name, such as `k8s.io/internal-ingress-nginx`.
  return found ?? (/\bingress-nginx\b/.test(controller) ? ingressNginx : null)
}

export function kindOfImage(image: SoftwareName): ControllerKind | null {
  return kinds.find((kind) => kind.image === image) ?? null
}

/** The software that brings a class along; two of them call theirs `nginx`. */
export function kindOfClass(className: string, nginxInc = false): ControllerKind | null {
  const found = kinds.filter((kind) => kind.classes.includes(className))
  const inc = found.find((kind) => kind.image === 'nginx-ingress')
  return (nginxInc ? inc : undefined) ?? found.find((kind) => kind !== inc) ?? inc ?? null
}
