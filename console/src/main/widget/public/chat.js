// The chat as a page of its own: /chat, or /chat?widget=… for another widget than the usual one.
const asked = new URLSearchParams(location.search).get('widget') ?? '';
const chat = document.createElement('strowger-chat');
chat.setAttribute('mode', 'page');
chat.setAttribute('widget', /^[a-z0-9-]{1,64}$/.test(asked) ? asked : 'support');
document.documentElement.lang = navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
document.querySelector('main').append(chat);
