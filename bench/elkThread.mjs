// A thread of its own for elkjs's layout, so that it can be stopped: it knows no end of its own on a large graph.
import { parentPort, workerData } from 'node:worker_threads'

const { default: ELK } = await import(workerData.elk)
const began = performance.now()
const { children } = await new ELK().layout(workerData.graph)
parentPort.postMessage({ ms: performance.now() - began, laidOut: children.filter(({ x }) => x !== undefined).length })
