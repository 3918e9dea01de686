// The people of the demo operation; their logins are the console's.
export const people = [
  { username: 'anna', name: 'Anna', what: 'agent: German, some English', page: '/desk' },
  { username: 'ben', name: 'Ben', what: 'agent: English', page: '/desk' },
  { username: 'chloe', name: 'Chloe', what: 'agent: French, English', page: '/desk' },
  { username: 'diego', name: 'Diego', what: 'agent: Spanish, some English', page: '/desk' },
  { username: 'elena', name: 'Elena', what: 'agent: Italian, some English and German', page: '/desk' },
  { username: 'sam', name: 'Sam', what: 'supervisor', page: '/wallboard' },
  { username: 'olga', name: 'Olga', what: 'operations', page: '/wallboard' },
  { username: 'adam', name: 'Adam', what: 'administrator', page: '/wallboard' },
];

export function showPeople(list) {
  list.replaceChildren(
    ...people.map(({ username, name, what, page }) => {
      const link = document.createElement('a');
      link.href = `/demo/as.html?person=${username}`;
      link.target = '_blank';
      link.rel = 'noopener';
      link.textContent = name;
      const about = document.createElement('span');
      about.textContent = `${what} → ${page === '/desk' ? 'desk' : 'wallboard'}`;
      const item = document.createElement('li');
      item.append(link, about);
      return item;
    }),
  );
}
