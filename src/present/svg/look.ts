import tokens from '../tokens.css?raw'

/** The page's own colours, light and dark; the dark ones where the reader's system is dark. */
const [light = '', dark = ''] = tokens.replace(/\/\*.*?\*\//g, '').split(/:root\[data-theme="dark"\]/)
const colours = `${light.trim()}@media(prefers-color-scheme:dark){:root${dark.trim()}}`

const rules = `
text{font-family:var(--font);font-size:13px;fill:var(--text)}
.m,.label{font-family:var(--mono)}
tspan.remark{font-family:var(--font);font-size:12px;font-style:italic;fill:var(--text-2)}
.ground{fill:var(--surface)}.stage{fill:var(--bg)}
.rule{stroke:var(--line)}.soft{stroke:var(--line-soft)}
.h,.lane{font-weight:600;fill:var(--text-2)}
.lane.bad{font-weight:500;fill:var(--trouble)}
.n,.pale,.pale tspan{fill:var(--text-2)}
.verdict{font-size:17px;font-weight:700;fill:var(--trouble)}
.verdict.delivered,.verdict.redirected{fill:var(--arrived)}
.lit{fill:var(--packet-soft)}.stopped .lit{fill:var(--trouble-soft)}.stopped text,.stopped tspan{fill:var(--trouble)}
.frame{fill:var(--surface-2);stroke:var(--line-soft)}
.card{fill:var(--surface);stroke:var(--line)}.card.faint{fill:var(--bg)}
.card.assumed{stroke-dasharray:5 4;stroke-width:2}
.card.trouble{fill:none;stroke:var(--trouble);stroke-width:2.5}
.card.arrived{fill:none;stroke:var(--arrived);stroke-width:2.5}
.glow{fill:var(--packet-soft);stroke:var(--packet);stroke-width:2.5;opacity:0}
.title{font-size:14px;font-weight:650}.title.m{font-size:13px}
.tag{fill:var(--surface-2)}.tag.good{fill:var(--arrived-soft)}.tag.bad{fill:var(--trouble-soft)}
.tag.assumed{fill:none;stroke:var(--line);stroke-dasharray:4 3}.tag.chance,.tag.unreached,.tag.note{fill:none}
.tagword{font-size:12.5px;fill:var(--text-2)}.tagword.good{fill:var(--arrived);font-weight:600}
.tagword.bad,.tagword.unreached{fill:var(--trouble);font-weight:600}
.port{fill:var(--surface);stroke:var(--line)}.portword{font-size:12.5px}.socket{fill:var(--surface);stroke:var(--text-2);stroke-width:1.5}
.edge{fill:none;stroke:var(--line);stroke-width:1.5}.edge.ahead{stroke:var(--text-2);stroke-width:2}
.edge.passed{stroke:var(--packet);stroke-width:3}.edge.unreached{stroke-dasharray:3 5}
.edge.cut{stroke:var(--trouble);stroke-dasharray:5 5}
.dot{fill:var(--packet-fill);stroke:var(--surface);stroke-width:2}.halo{fill:var(--packet);opacity:.35}
.stop{fill:var(--trouble)}.cross{fill:none;stroke:var(--surface);stroke-width:2.5;stroke-linecap:round}
.label{text-anchor:middle}.old{text-decoration:line-through;fill:var(--text-2)}.new{fill:var(--translation);font-weight:700}
`.replace(/\n/g, '')

/** The style of the picture, with what moves in it. Less motion: it stands at its end. */
export function styleOf(motion: string): string {
  return `${colours}${rules}${motion}@media(prefers-reduced-motion:reduce){*{animation:none!important}}`
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};:,]) ?/g, '$1')
}
