import type { ResourceRef } from '../../../model'
import { backendOf, forwardTo } from '../ingress/backend'
import { type ControllerDefault, everywhere } from './claim'
import type { Serving } from './kind'

/** `--default-backend-service=namespace/name`: where a controller sends what no rule takes; the first port counts. */
export function controllerDefault(serving: Serving, controller: ResourceRef): ControllerDefault | null {
  const [namespace, name] = (serving.flags['default-backend-service'] ?? '').split('/')
  if (!namespace || !name) return null
  const backend = backendOf(serving, namespace, { kind: 'service', name, port: null, path: '' })
  return { object: controller, path: null, ...everywhere(forwardTo(serving, [backend])) }
}
