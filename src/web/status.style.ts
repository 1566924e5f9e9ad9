/** How the status page looks; a part of the one style sheet, whose variables it uses. */
export const STATUS_STYLE = `
.standing { display: flex; gap: .6rem; align-items: flex-start; margin: .6rem 0; font-weight: 700; line-height: 1.25;
  font-size: clamp(1.2rem, 4.2vw, 1.7rem); overflow-wrap: anywhere; }
.standing .sign { margin-top: .1em; }
.standing .unsure, .standing .pending { color: var(--ink); }
.watched { margin: 1.4rem 0; padding: 0; list-style: none; }
.watched > li { min-width: 0; margin: 1rem 0; padding: .8rem 1.1rem .3rem; color: var(--ink); background: var(--card);
  border: 1px solid var(--line); border-left: .4rem solid var(--faint); border-radius: .5rem; }
.watched > .up { border-left-color: var(--up); } .watched > .down { border-left-color: var(--down); }
.watched > .partial { border-left: .4rem dashed var(--split); }
.watched > .unknown, .watched > .unseen { border-left-style: dotted; }
.watched h2 { margin: 0; overflow-wrap: anywhere; }
.watched h2 + p { margin: .2rem 0; font-weight: 650; display: flex; gap: .5rem; align-items: flex-start; }
.watched h2 + p .sign { margin-top: .25em; }
.watched > li > p { margin: .3rem 0; overflow-wrap: anywhere; }
.watched a { display: inline-block; padding: .1rem 0; }
@media (min-width: 60rem) { .watched { display: grid; grid-template-columns: 1fr 1fr; gap: 1.2rem; }
  .watched > li { margin: 0; } }
@media print { .watched > li { break-inside: avoid; } }
`;
