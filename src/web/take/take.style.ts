/**
 * How the pages look by which people take JustHere along; a part of the one style sheet, whose
 * variables it uses.
 */
export const TAKE_STYLE = `
.take .works { margin: 1rem 0; padding: .8rem 1rem; border: 2px solid var(--up); border-left-width: .6rem; }
.take .works h2 { margin: 0; color: var(--up); font-size: 1.3rem; }
.take .works p { margin: 0; }
.take .drag { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1rem; margin: 1.2rem 0 .8rem; }
.drag .bookmarklet { padding: .7rem 1.3rem; font-size: 1.25rem; cursor: grab; }
#drag-hint { padding-left: .8rem; border-left: 4px solid var(--split); }
.take summary { padding: .5rem 0; font-weight: 600; cursor: pointer; }
.take .way { margin: .5rem 0; padding: .1rem 1rem; border: 1px solid var(--line); border-radius: .6rem; }
.take .steps { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: .4rem 1.6rem;
  margin: .3rem 0 .8rem; padding: 0; list-style: none; counter-reset: step; }
.steps > li { counter-increment: step; min-width: 0; }
.steps > li > p:first-of-type::before { content: counter(step) ". "; font-weight: 700; color: var(--link); }
.steps p { margin: .5rem 0; }
.picture { display: block; width: 100%; height: auto; max-width: 24rem; }
.take kbd { padding: 0 .3em; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: .3em; font: inherit; white-space: nowrap; }
.copy textarea { width: 100%; padding: .5rem; font: .85rem/1.4 ui-monospace, monospace; color: inherit; background: transparent;
  border: 1px solid var(--faint); border-radius: .4rem; word-break: break-all; }
.sends dt { color: var(--faint); } .sends dd { margin: 0 0 .6rem; }
.sends mark { color: inherit; background: none; border-bottom: 3px solid var(--up); font-weight: 700; }
.take pre { font-size: .85rem; }
.again { display: inline-block; padding: .6rem 1.1rem; border: 2px solid; border-radius: .4rem; font-weight: 650; }
@media (forced-colors: active) { .picture { --ink: CanvasText; --paper: Canvas; --faint: CanvasText; --line: GrayText; --link: LinkText; } }
@media print { .take .drag, .copy { display: none; } .way { break-inside: avoid; } }
`;
