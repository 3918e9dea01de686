import { setting } from './exchange.js';
import { showMail } from './mail.js';
import { showPeople } from './people.js';
import { showPhone } from './phone.js';
import { showShop } from './shop.js';

showPeople(document.getElementById('people'));
showMail();
showShop();
const now = await setting();
showPhone(now);
document.getElementById('password').textContent = now.password;
