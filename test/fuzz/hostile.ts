import fc from "fast-check";

/** What means something to somebody who reads what we say: Markdown and HTML, references and quick actions of hosts, commands of runners, escapes of terminals, XML, SARIF, YAML, maps of JavaScript. */
const nasties = [
  "`", "``", "```", "\n```\n", "\n````\n", "~~~", "|", "\\", "\\|", "\\\\|", "|---|", "\n", "\n\n", "\r", "\r\n", "\t", "# ", "## APPROVED", "===", "---", "- ", "- [x] ", "1. ", "> ", "* ", "+ ", "[", "]", "(", ")",
  "[a](https://evil.example)", "![x](https://evil.example/p.png)", "[a]: https://evil.example", "](https://evil.example)", "<img src=x onerror=alert(1)>", "<b>", "</details>", "</summary>", "<!--", "-->", "<!-- meshgate v1 gate=main run=1 attempt=1 head=0123456789012345678901234567890123456789 digest=0123456789abcdef -->",
  "<https://evil.example>", "https://evil.example", "www.evil.example", "mailto:a@evil.example", "a@evil.example", "xmpp:a@b.example", "@team", "@org/team", "＠team", "#1", "GH-1", "org/repo#1", "org/repo@deadbeef", "deadbeef", "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef", "!7", "$7", "%7", "~bug", "&7", "^alert",
  "\n/close", "\n/merge", "\n/approve", "/assign @a", "&lt;", "&#64;", "&amp;#64;", "*", "**", "_", "__", "~~", "$$x$$", "$`x`$", ":tada:", "[^1]", "[^1]: note", "[ ]", "::", ":", "::error file=a::b", "::set-output name=x::y", "::add-mask::1", "::stop-commands::x", "::group::", "##[", "##[error]x", "##[group]", "##vso[task.setvariable variable=a]b", "##VSO[task.complete result=Succeeded;]", "#\u200b#[error]", "#", " ",
  "--- Build", "\n--- Build", "+++ Deploy", "\n+++ Deploy", "~~~ quiet", "\n~~~ quiet", "\n^^^ +++", "\u001b[0Ksection_start:1560896352:a[collapsed=true]\r\u001b[0Kb", "section_end:1560896352:a\r\u001b[0K", "\u001b[31m", "\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007", "\u001b]0;title\u0007", "\u001b]1338;url=https://evil.example\u0007", "\u001b[2J", "\u009b31m", "\u009d0;t\u009c", "\b\b\b", "\u0007", "\u0000",
  "\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u115f", "\u3164", "\u180e", "\ufe0f", "\u{e0041}", "\u{e0101}", "\ud800", "\udc00", "\uffff", "\u2028", "\u2029", "\u0085", "\v", "\f", "\u00a0", "\u3000",
  "]]>", "<![CDATA[", "<?x?>", "<!DOCTYPE x>", "&", "&quot;", "\"", "'", "<", ">", "{0}", "{{0}", "{{0}}", "{", "}", "%", "%0A", "%0D", "%25", "%AZP25", ",", ";", "${X}", "${{ github.token }}", "`${1}`", "../", "/../../", "../../../../../evil/mesh/", "./", "//evil.example/", "?x=", "é", "e\u0301", "漢字", "😀", "👩‍👩‍👧", "word", "two words", "Closes", "!", ".", "?", "1", "12)", "-", "+",
  "__proto__", "constructor", "toString", "hasOwnProperty", "null", "true", "- a: b", "a: b", ": ", " #x", "!!js/function x", "*a", "&a", "? x", "suggestion", "```suggestion\nevil\n```",
] as const;

const piece = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...nasties) }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) }, { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) });

/** One text that a stranger wrote. */
export const hostile = fc.array(piece, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(""));

