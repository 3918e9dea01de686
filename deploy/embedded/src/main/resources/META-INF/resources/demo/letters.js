const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

function part(tag, text, className) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) {
    made.className = className;
  }
  return made;
}

/** A message in a list: who, when, what; texts only, whatever they look like. */
export function letter({ who, at, title, text, own, more }) {
  const item = document.createElement('li');
  item.className = own ? 'own' : '';
  const head = part('p', `${who} · ${at ? time.format(new Date(at)) : ''}`, 'head');
  const body = part('p', text, 'body');
  body.dir = 'auto';
  item.append(head, ...(title ? [part('p', title, 'title')] : []), body, ...(more ? [more] : []));
  return item;
}

/** What stands in a list that is empty. */
export function nothing(text) {
  return part('li', text, 'nothing');
}
