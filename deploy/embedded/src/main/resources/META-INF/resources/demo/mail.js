import { get, onSubmit, post, regularly } from './exchange.js';
import { letter, nothing } from './letters.js';

const examples = {
  English: ['Where is my parcel?', 'Hello, I ordered two weeks ago and nothing has come yet. Could you have a look, please?'],
  German: ['Lieferung', 'Guten Tag, wo bleibt meine Bestellung von letzter Woche? Vielen Dank für Ihre Hilfe!'],
  French: ['Ma commande', 'Bonjour, je n’ai toujours pas reçu ma commande. Pouvez-vous vérifier où elle se trouve, s’il vous plaît ?'],
  Spanish: ['Mi pedido', 'Buenas tardes, todavía no he recibido mi pedido. ¿Podrían decirme cuándo llegará, por favor?'],
  Italian: ['Il mio ordine', 'Buongiorno, non ho ancora ricevuto il mio ordine. Potete dirmi quando arriverà, per favore?'],
};

const form = document.getElementById('mail-form');
const mailbox = document.getElementById('mailbox');
let shown = '';

export function showMail() {
  const { example, from } = form.elements;
  example.append(...Object.keys(examples).map((language) => new Option(language)));
  example.addEventListener('change', fill);
  fill();
  from.addEventListener('change', () => look().catch(() => undefined));
  onSubmit(form, async ({ from: sender, to, subject, text }) => {
    await post('/demo/mails', { from: sender, to, subject, text });
    return 'Taken by the exchange.';
  });
  regularly(look);
}

function fill() {
  const [subject, text] = examples[form.elements.example.value];
  form.elements.subject.value = subject;
  form.elements.text.value = text;
}

async function look() {
  const { from } = form.elements;
  document.getElementById('mailbox-of').textContent = from.value;
  if (!from.checkValidity()) {
    return;
  }
  const mails = await get(`/demo/mails?address=${encodeURIComponent(from.value)}`);
  const found = JSON.stringify([from.value, mails]);
  if (found !== shown && !mailbox.contains(document.activeElement)) {
    shown = found;
    mailbox.replaceChildren(...(mails.length > 0 ? mails.map(show).reverse() : [nothing('No answer yet.')]));
  }
}

function show(mail) {
  return letter({ who: mail.replyTo?.replace(/\+.*@/, '@') ?? '', at: mail.at, title: mail.subject, text: mail.text, more: replyTo(mail) });
}

/** A form that opens on demand and answers into the same conversation. */
function replyTo(mail) {
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = 'Reply';
  const reply = document.createElement('form');
  const text = document.createElement('textarea');
  text.name = 'text';
  text.rows = 3;
  text.required = true;
  text.dir = 'auto';
  text.maxLength = 20_000;
  text.setAttribute('aria-label', 'Your reply');
  const said = document.createElement('span');
  said.className = 'said';
  said.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.textContent = 'Send reply';
  reply.append(text, button, said);
  details.append(summary, reply);
  onSubmit(reply, async (written) => {
    await post('/demo/mails', {
      from: form.elements.from.value,
      to: mail.replyTo,
      subject: /^re:/i.test(mail.subject ?? '') ? mail.subject : `Re: ${mail.subject ?? ''}`,
      text: written.text,
      inReplyTo: mail.messageId,
      references: [mail.references, mail.messageId].filter(Boolean).join(' ').split(' ').slice(-10).join(' '),
    });
    text.value = '';
    return 'Taken by the exchange.';
  });
  return details;
}
