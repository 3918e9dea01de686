// Logs one of the demo's people in and opens the page she works with.
import { post, setting } from './exchange.js';
import { people } from './people.js';

const said = document.getElementById('said');
const asked = new URLSearchParams(location.search).get('person');
const person = people.find(({ username }) => username === asked);

try {
  if (!person) {
    throw new Error('Expected one of the demo’s people but found another name.');
  }
  const { password } = await setting();
  await post('/api/console/login', { username: person.username, password });
  location.replace(person.page);
} catch (problem) {
  said.textContent = problem.message;
}
