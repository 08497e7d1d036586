import { type KubeObject, type RejectedCause, readKinds } from '../../../model'
import type { RouterObjects } from '../family'
import { type IngressClassReading, readIngressClasses } from '../ingress/read'
import type { ControllerKind, Flags } from './kind'
import { kindOfClass, kindOfController, kinds, unknownKind } from './kinds'
import type { Asks } from './source'

/** A controller that runs, as far as it decides whom it serves. */
export interface Runner {
  readonly kind: ControllerKind
  readonly flags: Flags
}

/** What decides who serves what. */
export interface Surroundings<T extends Runner> {
  readonly runners: readonly T[]
  readonly classes: ReadonlyMap<string, IngressClassReading>
  /** Nodes are those of Google's Kubernetes, which serves what names no class. */
  readonly onGke: boolean
  /** Kinds or annotations of NGINX Inc are in use: its class is called `nginx` as that of ingress-nginx is. */
  readonly nginxInc: boolean
}

export type Served<T extends Runner> =
  | { readonly by: 'runners'; readonly runners: readonly T[]; readonly of: IngressClassReading | null }
  | { readonly by: 'outside'; readonly kind: ControllerKind; readonly of: IngressClassReading | null }
  /** Whoever would serve it is not in the input: `key` tells controllers apart that have to be assumed. */
  | { readonly by: 'absent'; readonly kind: ControllerKind; readonly key: string; readonly of: IngressClassReading | null }
  | { readonly by: 'nobody'; readonly why: RejectedCause }

export function surroundings<T extends Runner>(objects: RouterObjects, runners: readonly T[]): Surroundings<T> {
  return {
    runners,
    classes: new Map(readIngressClasses(objects, []).map((each) => [each.ref.name, each])),
    onGke: objects.ofKind('', 'Node').some((node) => hasKey(node, 'labels', (key) => key.startsWith('cloud.google.com/gke-'))),
    nginxInc:
      readKinds['k8s.nginx.org'].some((kind) => objects.ofKind('k8s.nginx.org', kind).length > 0) ||
      objects
        .ofKind('networking.k8s.io', 'Ingress')
        .some((ingress) => hasKey(ingress, 'annotations', (key) => key.startsWith('nginx.org/') || key.startsWith('nginx.com/'))),
  }
}

/**
 * Who serves an object: by its class (field, else annotation), whose object names a controller; without an object those who
 * run under that class, or the software that brings it along. One that names none is served by whoever takes such.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
export function whoServes<T extends Runner>(asks: Asks, around: Surroundings<T>): Served<T> {
  if (asks.kind === 'software') return byController(asks.software, asks.className, around)
  const { className } = asks
  if (className === null) return byNoClass(around)
  const found = around.classes.get(className)
  return found ? byClassObject(className, found, around) : byClassName(className, around)
}

/** A kind that only one software knows: all that run it, or those under the class that it names. */
function byController<T extends Runner>(software: string, className: string | null, around: Surroundings<T>): Served<T> {
  const running = around.runners.filter(({ kind }) => kind.software === software)
  const runners = running.filter((runner) => className === null || classNames(runner).includes(className))
  if (runners.length > 0) return { by: 'runners', runners, of: around.classes.get(className ?? classNamesOf(runners)) ?? null }
  const kind = kinds.find((each) => each.software === software)
  if (running.length > 0 || kind === undefined) return { by: 'nobody', why: 'other-class' }
  return {
    by: 'absent',
    kind,
    key: keyOf(kind, kind.controller, className),
    of: around.classes.get(className ?? kind.classes[0] ?? '') ?? null,
  }
}

function classNamesOf(runners: readonly Runner[]): string {
  return runners.flatMap(classNames)[0] ?? ''
}

function byNoClass<T extends Runner>({ runners, onGke }: Surroundings<T>): Served<T> {
  const willing = runners.filter(({ kind, flags }) => kind.takesClassless(flags))
  if (willing.length > 0) return { by: 'runners', runners: willing, of: null }
  const gke = onGke ? kindOfClass('gce') : null
  return gke ? { by: 'outside', kind: gke, of: null } : { by: 'nobody', why: 'no-class' }
}

function byClassObject<T extends Runner>(className: string, found: IngressClassReading, around: Surroundings<T>): Served<T> {
  const kind = kindOfController(found.controller) ?? unknownKind
  if (kind.outside) return { by: 'outside', kind, of: found }
  const running = around.runners.filter((runner) => runner.kind === kind && controllerOf(runner) === found.controller)
  const runners = running.filter((runner) => takes(runner, className))
  if (runners.length > 0) return { by: 'runners', runners, of: found }
  if (running.length > 0) return { by: 'nobody', why: 'other-class' }
  return { by: 'absent', kind, key: keyOf(kind, found.controller, className), of: found }
}

function byClassName<T extends Runner>(className: string, around: Surroundings<T>): Served<T> {
  const runners = around.runners.filter((runner) => classNames(runner).includes(className))
  if (runners.length > 0) return { by: 'runners', runners, of: null }
  const kind = kindOfClass(className, around.nginxInc)
  if (kind === null) return { by: 'nobody', why: 'class-missing' }
  if (kind.outside) return { by: 'outside', kind, of: null }
  return { by: 'absent', kind, key: keyOf(kind, kind.controller, className), of: null }
}

function takes(runner: Runner, className: string): boolean {
  const named = runner.kind.classFlags.some((flag) => runner.flags[flag] !== undefined)
  if (runner.kind.takes === 'every-class' || (runner.kind.takes === 'every-class-unless-named' && !named)) return true
  return classNames(runner).includes(className)
}

/** The classes that a controller runs under: those of its flag, else those that its software brings along. */
function classNames({ kind, flags }: Runner): readonly string[] {
  const flag = kind.classFlags.find((each) => flags[each] !== undefined)
  return flag === undefined ? kind.classes : (flags[flag] ?? '').split(',')
}

/** What the IngressClasses of a controller must say. Only some software can be told another name. */
function controllerOf({ kind, flags }: Runner): string {
  return (kind.controllerFlag === null ? undefined : flags[kind.controllerFlag]) ?? kind.controller
}

/** Controllers that differ in this have to be assumed apart. */
function keyOf(kind: ControllerKind, controller: string, className: string | null): string {
  return kind.takes === 'its-class' && className !== null && !kind.classes.includes(className) ? `${controller}-${className}` : controller
}

function hasKey(object: KubeObject, field: 'labels' | 'annotations', is: (key: string) => boolean): boolean {
  const metadata = object.body.metadata as Readonly<Record<string, unknown>> | null | undefined
  const map = metadata?.[field]
  return typeof map === 'object' && map !== null && Object.keys(map).some(is)
}
