/** The few things that every part of the page's script needs of the document. */

export function byId(id: string): HTMLElement | null {
  return document.getElementById(id);
}

export function show(id: string, isShown: boolean): void {
  const element = byId(id);
  if (element) element.hidden = !isShown;
}

/** Shows one line of a group, and hides the others. */
export function say(id: string): void {
  for (const line of document.querySelectorAll<HTMLElement>(".done")) line.hidden = line.id !== id;
}
