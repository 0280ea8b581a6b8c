import { escapeHtml, type Letter } from './letter'
import { MAIL_COLOURS } from './mail-colours'

/** Below the letter: why it was sent, and where to unsubscribe. */
export type MailFooter = { why: string; stop: string | null }

/** A complete mail: the letter under the site's name, with the reason for it below; both forms from one source. */
export function layOut(subject: string, { html, text }: Letter, { why, stop }: MailFooter): Letter {
  const { light, dark } = MAIL_COLOURS
  const link =
    stop &&
    `<a class="quiet" href="${escapeHtml(stop)}" style="color:${light['ink-2']}">Stop these e-mails</a>`
  return {
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .paper { background: ${dark.paper} !important; color: ${dark.ink} !important; }
  .sheet { background: ${dark.raised} !important; border-color: ${dark.line} !important; color: ${dark.ink} !important; }
  .quiet { color: ${dark['ink-2']} !important; }
  .button { background: ${dark.ink} !important; color: ${dark['on-ink']} !important; }
}
</style>
</head>
<body class="paper" style="margin:0;padding:32px 16px;background:${light.paper};color:${light.ink};font:16px/1.5 'Instrument Sans',system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:560px;margin:0 auto">
<p class="quiet" style="margin:0 0 12px;color:${light['ink-2']};font-weight:600">Threepoint</p>
<div class="sheet" style="padding:28px 28px 12px;background:${light.raised};border:1px solid ${light.line};border-radius:10px;overflow-wrap:anywhere">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.25">${escapeHtml(subject)}</h1>
${html}
</div>
<p class="quiet" style="margin:16px 0 0;color:${light['ink-2']};font-size:13px">${escapeHtml(why)}${link ? ` ${link}` : ''}</p>
</div>
</body>
</html>
`,
    text: `${text}\n\n-- \nThreepoint\n${why}${stop ? `\nStop these e-mails: ${stop}` : ''}\n`,
  }
}
