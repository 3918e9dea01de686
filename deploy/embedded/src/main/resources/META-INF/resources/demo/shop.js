import { get, onSubmit, post, regularly } from './exchange.js';
import { letter, nothing } from './letters.js';

const thread = document.getElementById('shop-thread');
const posted = [];
let shown = '';

export function showShop() {
  onSubmit(document.getElementById('shop-form'), async ({ name, text }) => {
    await post('/demo/posts', { customer: customer(name), name, text });
    posted.push({ conversation: conversation(name), at: new Date().toISOString(), who: name, text, own: true });
    await look();
    return 'Taken by the exchange.';
  });
  regularly(look);
}

/** The shop's key of its customer: the same name is the same person. */
function customer(name) {
  return name.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').toLowerCase().slice(0, 40) || 'somebody';
}

function conversation(name) {
  return `demo-${customer(name)}`;
}

async function look() {
  const ours = conversation(document.getElementById('shop-form').elements.name.value);
  const answers = (await get('/demo/webhook'))
    .filter((reply) => reply.body.conversation === ours)
    .map((reply) => ({ at: reply.at, who: 'Strowger', text: reply.body.text }));
  const letters = [...posted.filter((own) => own.conversation === ours), ...answers].sort((a, b) => b.at.localeCompare(a.at));
  const found = JSON.stringify(letters);
  if (found !== shown) {
    shown = found;
    thread.replaceChildren(...(letters.length > 0 ? letters.map(letter) : [nothing('Nothing yet.')]));
  }
}
