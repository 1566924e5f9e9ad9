/** How the page of the interface looks; a part of the one style sheet, whose variables it uses. */
export const DOCS_STYLE = `
.docs section { margin: 1.4rem 0; padding-top: .3rem; border-top: 1px solid var(--line); }
.docs h3, .docs h4 { margin: .6rem 0 .2rem; overflow-wrap: anywhere; font-size: 1rem; }
.docs h4 { color: var(--faint); font-size: .92rem; }
.docs nav ul { padding-left: 1.1rem; }
.docs nav a { display: inline-block; padding: .2rem 0; overflow-wrap: anywhere; }
.docs dl { margin: .2rem 0 .6rem; }
.docs dt { margin-top: .45rem; overflow-wrap: anywhere; }
.docs dd { margin: 0 0 0 1.1rem; overflow-wrap: anywhere; }
.docs pre { padding: .6rem .8rem; background: var(--card); border-radius: .3rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.docs summary { padding: .25rem 0; cursor: pointer; }
.docs :target { scroll-margin-top: .5rem; outline: 2px solid var(--line); outline-offset: .4rem; }
@media (min-width: 60rem) { .docs nav > ul { columns: 2; } }
`;
