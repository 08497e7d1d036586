import type { Fields } from '../../fields'
import type { ContainerArguments } from '../../model'
import { portsOfContainer } from './pod'

/** `--listen-address=127.0.0.1:8080`, `-host=localhost`. */
const loopback = /^--?([\w.-]+)=(?:https?:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d+))?\/?$/
/** A flag that says where the program itself listens, and not for whom it asks, or where it tells of its health. */
const listening = /(^|[-.])(listen|bind|host|address|addr)([-.]|$)/
const others = /upstream|target|server|url|endpoint|metric|health|probe|admin|debug|telemetry/

const serviceName =
  /(?<![\w.-])([a-z0-9](?:[-a-z0-9]*[a-z0-9])?)\.([a-z0-9](?:[-a-z0-9]*[a-z0-9])?)\.svc(?:\.cluster\.local)?(?::(\d+))?(?![\w-])/g

/** What the arguments of a container tell: that it listens on the loopback address, and which Services it asks by their names. */
export function readArguments(container: Fields): ContainerArguments {
  const words = ['command', 'args'].flatMap((list) =>
    container.texts(list).map((text, index) => ({ text, path: `${container.pathOf(list)}[${index}]` })),
  )
  return {
    ports: portsOfContainer(container),
    loopback: words.flatMap(({ text, path }) => {
      const [, flag, port] = loopback.exec(text) ?? []
      if (flag === undefined || !listening.test(flag) || others.test(flag)) return []
      return [{ text, port: port === undefined ? null : Number(port), path }]
    }),
    services: words.flatMap(({ text, path }) =>
      [...text.matchAll(serviceName)].map(([, name = '', namespace = '', port]) => ({
        name,
        namespace,
        port: port === undefined ? null : Number(port),
        path,
      })),
    ),
  }
}
