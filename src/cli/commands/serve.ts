import { spawn } from 'node:child_process'
import { createReadStream, existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { readArgs } from '../args'
import { type Io, UsageError } from '../io'
import { filesAt } from '../readInput'
import { type Offered, pagePath, staticSite } from '../serveFiles'
import type { Command } from './command'

const usualPort = 4180

export const serve: Command = {
  name: 'serve',
  summary: 'show the page in a browser, with these files opened',
  help: `usage: hopscope serve [FILE…] [--port N] [--open]

Serves the built page on 127.0.0.1 and prints its address. Files that are named are opened in it.

  --port N   the port to listen on (default: ${usualPort}, or any free one where that is taken)
  --open     open the address in the default browser too, where there is a desktop
`,
  run: async (words, io) => {
    const args = readArgs('serve', words, { port: { type: 'string' }, open: { type: 'boolean' } })
    const folder = pageFolder()
    const offered = await offer(args.files, io)
    const asked = args.text('port')
    const server = createServer(staticSite(folder, offered))
    const port = asked === null ? await listenSomewhere(server) : await listen(server, portOf(asked))
    const address = `http://127.0.0.1:${port}${pagePath(offered)}`
    io.out(`Hopscope is at ${address}\nStop it with Ctrl+C.\n`)
    if (args.flag('open') && io.terminal) openBrowser(address, io)
    await stopped(server)
    return 0
  },
}

/** The folder of the built page: the one in which this bundled file lies. */
function pageFolder(): string {
  const folder = dirname(fileURLToPath(import.meta.url))
  if (!existsSync(join(folder, 'index.html'))) throw new UsageError(`there is no built page in ${folder}: run npm run build first`)
  return folder
}

async function offer(paths: readonly string[], io: Io): Promise<readonly Offered[]> {
  const offered: Offered[] = []
  for (const path of paths) {
    if (path === '-') {
      const bytes = await io.stdin()
      offered.push({ name: path, read: () => Readable.from([bytes]) })
    } else for (const name of filesAt(path)) offered.push({ name, read: () => createReadStream(name) })
  }
  return offered
}

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) throw new UsageError(`--port ${text} is no port: give a number from 0 to 65535`)
  return port
}

async function listenSomewhere(server: Server): Promise<number> {
  try {
    return await listen(server, usualPort)
  } catch (problem) {
    if (problem instanceof UsageError) return listen(server, 0)
    throw problem
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (problem: NodeJS.ErrnoException) => {
      const taken = problem.code === 'EADDRINUSE' || problem.code === 'EACCES'
      reject(taken ? new UsageError(`port ${port} cannot be had (${problem.code}): give another with --port`) : problem)
    }
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.once('close', resolve)
    const stop = () => {
      server.close()
      server.closeAllConnections()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

/** A convenience: where no browser can be opened, the printed address is enough. */
function openBrowser(address: string, io: Io): void {
  const command = openerFor(process.platform, io.env)
  if (!command) return
  const [program, ...words] = command
  const child = spawn(program, [...words, address], { stdio: 'ignore', detached: true })
  child.on('error', () => io.err('No browser could be opened: open the address above.\n'))
  child.unref()
}

function openerFor(platform: string, env: Io['env']): readonly [string, ...string[]] | null {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['explorer.exe']
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : null
}
